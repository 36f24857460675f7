import classes from './sample-scorecard.module.css';

const scoreMax = 5;

const ratings = [
  { dimension: 'Trade-offs', score: 4 },
  { dimension: 'Ownership', score: 5 },
  { dimension: 'User empathy', score: 3 },
  { dimension: 'Scalability', score: 4 },
];

/** What a scorecard looks like, with made-up scores. */
export function SampleScorecard() {
  return (
    <figure className={classes.card}>
      <figcaption className={classes.caption}>
        <span className={classes.role}>Product engineer</span>
        <span className={classes.kind}>Example scorecard</span>
      </figcaption>
      <ul className={classes.ratings}>
        {ratings.map(({ dimension, score }) => (
          <li key={dimension} className={classes.rating}>
            <span>{dimension}</span>
            <span className={classes.steps} role="img" aria-label={`${score} of ${scoreMax}`}>
              {Array.from({ length: scoreMax }, (_, step) => (
                <span key={step} className={classes.step} data-reached={step < score} />
              ))}
            </span>
          </li>
        ))}
      </ul>
      <p className={classes.evidence}>
        “Named the cost of each option before choosing one, and said what would change the choice.”
      </p>
    </figure>
  );
}
