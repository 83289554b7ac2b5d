// Replays the pact with Pact's Rust verifier: node .github/verify-pact.mjs http://127.0.0.1:8080
import { createRequire } from 'node:module';

const { default: pact } = createRequire(process.cwd() + '/')('@pact-foundation/pact-core');
const provider = process.argv[2];

await pact.verifyPacts({
  provider: 'lettermint-api',
  providerBaseUrl: provider,
  providerStatesSetupUrl: provider + '/_pact/provider-states',
  pactUrls: ['contract-tests/pacts/lettermint-projects-client-lettermint-api.json'],
  logLevel: 'error',
});
