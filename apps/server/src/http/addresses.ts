import { VidimusError } from '@vidimus/contracts';
import ipaddr from 'ipaddr.js';

/**
 * Checks an address that we shall call or lead people to: complete, http or https, and without a user name or
 * password, which would be stored and listed in the clear.
 * @throws VidimusError with `code`, naming `where`
 */
export function checkedAddress(text: string, code: string, where: string): URL {
  const url = /^https?:\/\//i.test(text) ? URL.parse(text) : null;
  if (url === null) throw new VidimusError(code, 'must be an http or https address', { where });
  if (url.username !== '' || url.password !== '')
    throw new VidimusError(code, 'must not carry a user name or a password', { where });
  return url;
}

/**
 * Says whether the address itself names this machine or its own network. Names are resolved only when they are
 * called, and what they lead to is judged there again: this is for telling the integrator early.
 */
export function isPrivateHost(url: URL): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (host === 'localhost' || host.endsWith('.localhost')) return true;
  return ipaddr.isValid(host) && ipaddr.parse(host).range() !== 'unicast';
}
