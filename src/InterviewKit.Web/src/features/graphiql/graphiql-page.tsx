import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { firstQuery } from '../../lib/first-query';
import { servicePath } from '../../lib/service-path';
import { ApiKeyHint } from './api-key-hint';
import { createPageStorage } from './page-storage';
import { SchemaFollowsHeaders } from './schema-follows-headers';
import './graphiql-page.css';

// The headers typed by the user go with every request; a subscription sends them in its connection_init.
const fetcher = createGraphiQLFetcher({
  url: servicePath.graphql,
  subscriptionUrl: `${window.location.origin.replace(/^http/, 'ws')}${servicePath.graphql}`,
});

const storage = createPageStorage();

const firstTab = `# Ctrl+Enter runs the query, Ctrl+Space completes.
# The book on the left is the schema.

${firstQuery}`;

export function GraphiqlPage() {
  return (
    <main className="graphiql-page">
      <GraphiQL
        fetcher={fetcher}
        defaultQuery={firstTab}
        defaultEditorToolsVisibility="headers"
        inputValueDeprecation
        schemaDescription
        // An API key must not outlive the page.
        storage={storage}
        shouldPersistHeaders={false}
        showPersistHeadersSettings={false}
      >
        <GraphiQL.Logo>
          <a className="graphiql-page-home" href="/">
            InterviewKit
          </a>
        </GraphiQL.Logo>
        <SchemaFollowsHeaders />
        <ApiKeyHint />
      </GraphiQL>
    </main>
  );
}
