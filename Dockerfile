# docker build -t orgledger . && docker run --read-only --tmpfs /tmp -v orgledger:/data -p 127.0.0.1:3000:3000 orgledger
FROM node:22.22.1-bookworm-slim AS base
WORKDIR /app
COPY package.json package-lock.json .npmrc ./

FROM base AS build
RUN npm ci --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
COPY examples ./examples
RUN npm run build

FROM base AS dependencies
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:22.22.1-bookworm-slim
WORKDIR /app
COPY package.json ./
COPY deploy/kurrentdb-account.mjs ./deploy/
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
RUN install --directory --owner=node --group=node --mode=700 /data
USER node
ENV ORGLEDGER_HOST=0.0.0.0 ORGLEDGER_PORT=3000 ORGLEDGER_DATA=/data
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.ORGLEDGER_PORT}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Room for what lives as long as a decision takes: a quarter less work for an import.
ENTRYPOINT ["node", "--max-semi-space-size=64", "dist/src/cli.js"]
CMD ["serve"]
