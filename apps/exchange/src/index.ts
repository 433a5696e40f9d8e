export { type ExchangeOptions, type RunningExchange, startExchange } from './start.ts';
