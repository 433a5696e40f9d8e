import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ChannelList, type SignedChannels, VidimusError } from '@vidimus/contracts';
import { calculateJwkThumbprint, FlattenedSign, type JWK } from 'jose';
import { secretFile } from '../storage/keys.ts';

const dayMs = 86_400_000;
/** How long a signed list may be relied upon; signed anew long before. */
const validMs = 7 * dayMs;
const renewMs = dayMs;

const newKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;

/**
 * The key that the list of channels is signed with: Ed25519 in PKCS #8 PEM, from the operator's file, or from one in the
 * data folder that is made at the first start.
 * @throws VidimusError `settings.invalid`
 */
export function channelsKeyOf(path: string, folder: string): KeyObject {
  const where = 'VIDIMUS_CHANNELS_KEY';
  try {
    const pem =
      path === '' ? secretFile(join(folder, 'channels-key.pem'), newKey) : readFileSync(path, 'utf8');
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch (cause) {
    throw new VidimusError('settings.invalid', `${where} names no readable private key in PEM`, {
      where,
      cause,
    });
  }
  throw new VidimusError('settings.invalid', `${where} is not an Ed25519 key`, { where });
}

export interface SignedList {
  /** The list, byte for byte as it was signed. */
  readonly json: string;
  /** Compact JWS without its payload (RFC 7515, appendix F): `header..signature`. */
  readonly jws: string;
}

/** Signs the list, and again each day: a copy that somebody keeps and hands on goes stale. */
export class ChannelSigner {
  readonly #key: KeyObject;
  readonly #list: ChannelList;
  #signed: { at: number; issuer: string; list: SignedList } | null = null;

  constructor(key: KeyObject, list: ChannelList) {
    this.#key = key;
    this.#list = list;
  }

  /** The public key as a JWK (RFC 8037); `kid` is its thumbprint (RFC 7638). */
  async publicKey(): Promise<JWK> {
    const jwk = createPublicKey(this.#key).export({ format: 'jwk' }) as JWK;
    return { ...jwk, kid: await calculateJwkThumbprint(jwk), use: 'sig', alg: 'EdDSA' };
  }

  async signed(issuer: string, now: Date): Promise<SignedList> {
    const at = now.getTime();
    if (this.#signed !== null && this.#signed.issuer === issuer && at - this.#signed.at < renewMs)
      return this.#signed.list;
    const content: SignedChannels = {
      issuer,
      issued_at: now.toISOString(),
      expires_at: new Date(at + validMs).toISOString(),
      channels: this.#list,
    };
    const json = JSON.stringify(content);
    const { kid } = await this.publicKey();
    const { protected: header, signature } = await new FlattenedSign(Buffer.from(json))
      .setProtectedHeader({ alg: 'EdDSA', kid: kid!, typ: 'vidimus-channels+json' })
      .sign(this.#key);
    const list = { json, jws: `${header}..${signature}` };
    this.#signed = { at, issuer, list };
    return list;
  }
}
