export { VidimusApiError } from './api-error.ts';
export { VidimusClient } from './client.ts';
export type { ClientOptions } from './transport.ts';
export { verifyWebhook, type WebhookHeaders } from './webhook.ts';
