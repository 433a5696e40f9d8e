import Type, { type Static } from 'typebox';
import { closed } from './shapes.ts';

export const socialPlatforms = [
  'x',
  'telegram',
  'facebook',
  'instagram',
  'youtube',
  'linkedin',
  'github',
  'discord',
  'weibo',
  'wechat',
] as const;
export type SocialPlatform = (typeof socialPlatforms)[number];
const PlatformSchema = Type.Unsafe<SocialPlatform>({ type: 'string', enum: [...socialPlatforms] });

const domain = Type.String({ minLength: 3, maxLength: 253, description: 'such as `exchange.example`' });
const handle = Type.String({ minLength: 1, maxLength: 100, description: 'without `@`' });

/** The operator's file: every link, address, number and account that is theirs. Unknown keys stop the start. */
export const ChannelListSchema = Type.Object(
  {
    operator: Type.String({ minLength: 1, maxLength: 120 }),
    links: Type.Array(
      Type.Object(
        { domain, subdomains: Type.Boolean({ description: 'whether every sub-domain is theirs too' }) },
        closed,
      ),
    ),
    emails: Type.Array(Type.String({ minLength: 3, maxLength: 254 })),
    email_domains: Type.Array(domain, { description: 'every address at these domains is theirs' }),
    phones: Type.Array(Type.String({ pattern: '^\\+[1-9][0-9]{4,14}$', description: 'E.164' })),
    phone_country: Type.Union([Type.String({ pattern: '^[A-Z]{2}$' }), Type.Null()], {
      description: 'ISO 3166-1 alpha-2: where a number without a country code is taken to be',
    }),
    social: Type.Array(Type.Object({ platform: PlatformSchema, handle }, closed)),
  },
  closed,
);
export type ChannelList = Static<typeof ChannelListSchema>;

export const channelKinds = ['link', 'email', 'phone', 'social'] as const;
export type ChannelKind = (typeof channelKinds)[number];
const ChannelKindSchema = Type.Unsafe<ChannelKind>({ type: 'string', enum: [...channelKinds] });

/** What is suspicious about something that is not theirs, or worth knowing about something that is. */
export const channelFindings = [
  'look_alike',
  'mixed_scripts',
  'punycode',
  'subdomain_trick',
  'name_inside',
  'one_character_off',
  'before_at_sign',
  'not_https',
  'not_a_name',
  'not_listed',
  'other_platform',
  'unreadable',
  'sender_can_be_forged',
] as const;
export type ChannelFinding = (typeof channelFindings)[number];
export const ChannelFindingSchema = Type.Object(
  {
    code: Type.Unsafe<ChannelFinding>({ type: 'string', enum: [...channelFindings] }),
    /** One sentence in the language that was asked for. */
    text: Type.String(),
  },
  closed,
);

export const ChannelAnswerSchema = Type.Object(
  {
    owned: Type.Boolean({ description: 'true only for what stands in the list' }),
    kind: ChannelKindSchema,
    checked: Type.String({
      description: 'what was compared: host, address, number or handle, written plainly',
    }),
    resembles: Type.Union([Type.String(), Type.Null()], {
      description: 'the entry that it is owned by, or made to look like',
    }),
    findings: Type.Array(ChannelFindingSchema),
  },
  closed,
);
export type ChannelAnswer = Static<typeof ChannelAnswerSchema>;

export const ChannelQuestionSchema = Type.Object(
  {
    value: Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' }),
    kind: Type.Optional(ChannelKindSchema),
    platform: Type.Optional(PlatformSchema),
  },
  closed,
);
export type ChannelQuestion = Static<typeof ChannelQuestionSchema>;

/** The signed list: what `/.well-known/vidimus-channels.json` holds, byte for byte as the signature covers it. */
export const SignedChannelsSchema = Type.Object(
  {
    issuer: Type.String({ format: 'uri' }),
    issued_at: Type.String({ format: 'date-time' }),
    expires_at: Type.String({ format: 'date-time' }),
    channels: ChannelListSchema,
  },
  closed,
);
export type SignedChannels = Static<typeof SignedChannelsSchema>;
