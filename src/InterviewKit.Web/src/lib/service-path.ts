/** The service's own addresses, as paths: page and API always share one origin. */
export const servicePath = {
  graphql: '/graphql',
  schema: '/graphql/schema.graphql',
  apiDocs: '/api/docs',
  healthLive: '/health/live',
  healthReady: '/health/ready',
} as const;
