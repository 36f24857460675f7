# syntax=docker/dockerfile:1

# The web page is built by the project file of the Api, which needs Node beside the SDK.
FROM node:20-bookworm-slim AS node

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm \
 && ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx
WORKDIR /source

# Packages change less often than sources: these layers are kept until a project or lock file changes.
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src/InterviewKit.Api/InterviewKit.Api.csproj src/InterviewKit.Api/packages.lock.json src/InterviewKit.Api/
COPY src/InterviewKit/InterviewKit.csproj src/InterviewKit/packages.lock.json src/InterviewKit/
COPY src/InterviewKit.Documents/InterviewKit.Documents.csproj src/InterviewKit.Documents/packages.lock.json src/InterviewKit.Documents/
COPY src/InterviewKit.EmbeddedPostgres/InterviewKit.EmbeddedPostgres.csproj src/InterviewKit.EmbeddedPostgres/packages.lock.json src/InterviewKit.EmbeddedPostgres/
COPY src/InterviewKit.GraphQL/InterviewKit.GraphQL.csproj src/InterviewKit.GraphQL/packages.lock.json src/InterviewKit.GraphQL/
COPY src/InterviewKit.Psychometrics/InterviewKit.Psychometrics.csproj src/InterviewKit.Psychometrics/packages.lock.json src/InterviewKit.Psychometrics/
COPY src/InterviewKit.Web/Web.targets src/InterviewKit.Web/
RUN dotnet restore src/InterviewKit.Api --locked-mode
COPY src/InterviewKit.Web/package.json src/InterviewKit.Web/package-lock.json src/InterviewKit.Web/
RUN cd src/InterviewKit.Web && npm ci --no-audit --no-fund && touch node_modules/.interviewkit-installed

COPY seed-data seed-data
COPY src src
RUN dotnet publish src/InterviewKit.Api --configuration Release --no-restore --output /app \
 && test -f /app/web/index.html && test -d /app/seed-data

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .

# The image's own HTTP_PORTS would be overridden with a warning at each start.
ENV ASPNETCORE_HTTP_PORTS= \
    ASPNETCORE_URLS=http://+:5080 \
    DOTNET_EnableDiagnostics=0
EXPOSE 5080
USER $APP_UID

# The image has neither curl nor wget: the program asks itself.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --start-interval=2s --retries=3 \
    CMD ["dotnet", "InterviewKit.Api.dll", "healthcheck"]
ENTRYPOINT ["dotnet", "InterviewKit.Api.dll"]
