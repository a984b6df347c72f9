# The command line as an image: the published package, without root. Reports go to the folder mounted at /work:
#   docker run --rm --volume "$PWD:/work" --env GRAPH_TOKEN userstatus-conformance verify --target URL
FROM node:24-alpine
ARG VERSION=0.1.0
# Optional packages beside it: @azure/identity, @pact-foundation/pact-core, @pact-foundation/pact-cli.
ARG PACKAGES=""
# hadolint ignore=DL3016,SC2086
RUN npm install --global --no-audit --no-fund "userstatus-conformance@${VERSION}" ${PACKAGES} \
  && npm cache clean --force \
  && mkdir /work \
  && chown node:node /work
USER node
WORKDIR /work
ENTRYPOINT ["userstatus-conformance"]
CMD ["--help"]
