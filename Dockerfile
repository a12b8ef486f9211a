# The server with its page, for docker-compose.yml. Debian, not Alpine: the embedded engine has no build for musl on x64.
FROM node:20.20.2-bookworm-slim AS build
WORKDIR /mach
COPY . .
RUN node scripts/setup.mjs server web && npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:20.20.2-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4747 MACH_DATA=/data
WORKDIR /mach
COPY --from=build /mach/package.json ./
COPY --from=build /mach/node_modules node_modules
COPY --from=build /mach/dist dist
COPY --from=build /mach/samples samples
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 4747
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["node", "-e", "fetch('http://127.0.0.1:4747/api/health/ready').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/server/main.js"]
