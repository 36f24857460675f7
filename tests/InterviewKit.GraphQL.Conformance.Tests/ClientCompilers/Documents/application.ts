import { graphql } from 'tag';

export const scorecards = graphql`
  fragment applicationScorecards on Application @refetchable(queryName: "applicationScorecardsRefetchQuery") {
    id
    sealed
    scorecards {
      id
      recommendation
      ratings { dimension { key } assessment score evidence }
    }
  }
`;

export const page = graphql`
  query applicationQuery($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Application { candidate { name } ...applicationScorecards }
    }
    nodes(ids: [$id]) { id }
  }
`;

export const submit = graphql`
  mutation applicationSubmitMutation($input: SubmitScorecardInput!) {
    submitScorecard(input: $input) {
      created
      scorecard { id submittedAt interview { id status } }
      errors { message code }
    }
  }
`;

export const changed = graphql`
  subscription applicationChangedSubscription($id: ID!) {
    applicationChanged(applicationId: $id) { id version status ...applicationScorecards }
  }
`;
