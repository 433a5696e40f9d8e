import { VidimusError } from '@vidimus/contracts';
import { channelListOf } from './channels/list.ts';
import { ancestorsOf, flagOf, policyFileOf, portOf, proxiesOf, readSettings } from './settings.ts';
import { startServer } from './start.ts';

try {
  const set = readSettings(process.env);
  const server = await startServer({
    dataDir: set.VIDIMUS_DATA_DIR,
    host: set.VIDIMUS_HOST,
    port: portOf(set.VIDIMUS_PORT),
    publicUrl: set.VIDIMUS_PUBLIC_URL,
    ...(set.VIDIMUS_DATABASE_URL === '' ? {} : { databaseUrl: set.VIDIMUS_DATABASE_URL }),
    ...(set.VIDIMUS_POLICY === '' ? {} : { policy: policyFileOf(set.VIDIMUS_POLICY) }),
    ...(set.VIDIMUS_DUPLICATE_KEYS === '' ? {} : { duplicateKeys: set.VIDIMUS_DUPLICATE_KEYS }),
    ...(set.VIDIMUS_FACE_MODEL === '' ? {} : { faceModel: set.VIDIMUS_FACE_MODEL }),
    allowPrivateWebhooks: flagOf('VIDIMUS_ALLOW_PRIVATE_WEBHOOKS', set.VIDIMUS_ALLOW_PRIVATE_WEBHOOKS),
    trustedProxies: proxiesOf(set.VIDIMUS_TRUSTED_PROXIES),
    ...(set.VIDIMUS_CHANNELS === '' ? {} : { channels: channelListOf(set.VIDIMUS_CHANNELS) }),
    ...(set.VIDIMUS_THEME === '' ? {} : { theme: set.VIDIMUS_THEME }),
    channelsKeyFile: set.VIDIMUS_CHANNELS_KEY,
    frameAncestors: ancestorsOf(set.VIDIMUS_FRAME_ANCESTORS),
    logLevel: set.VIDIMUS_LOG_LEVEL,
  });
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await server.close();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
} catch (error) {
  if (!(error instanceof VidimusError)) throw error;
  console.error(`${error.code}: ${error.message}`);
  process.exit(1);
}
