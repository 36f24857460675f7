/** A query that answers on a freshly seeded service, whichever questions its bank holds. */
export const firstQuery = `query FirstQuestions {
  questions(first: 3) {
    nodes {
      title
      kind
      minutes
      dimensions {
        name
      }
    }
  }
}
`;
