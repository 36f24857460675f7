import { graphql } from 'tag';

export const row = graphql`
  fragment questionsRow on Question {
    id
    title
    kind
    levels
    dimensions { key name }
    health { timesAsked difficulty { value low high n } }
  }
`;

export const list = graphql`
  fragment questionsList on Query
  @argumentDefinitions(first: { type: "Int", defaultValue: 20 }, after: { type: "String" }, filter: { type: "QuestionFilter" })
  @refetchable(queryName: "questionsPaginationQuery") {
    questions(first: $first, after: $after, filter: $filter, orderBy: TITLE) @connection(key: "questionsList_questions", filters: ["filter"]) {
      totalCount
      edges {
        cursor
        node { ...questionsRow }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

export const page = graphql`
  query questionsPageQuery($filter: QuestionFilter!, $withViewer: Boolean!) {
    ...questionsList @arguments(filter: $filter)
    viewer @include(if: $withViewer) { workspace { name } scopes }
  }
`;

export const change = graphql`
  mutation questionsReportLeakMutation($input: ReportLeakInput!) {
    reportLeak(input: $input) {
      question { ...questionsRow }
      errors { __typename message ... on NotFound { path } }
    }
  }
`;
