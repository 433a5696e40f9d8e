import { spaced } from '../spaced.ts';
import type { ChannelWords } from './words.ts';

export const zhCN: ChannelWords = {
  title: (operator) => `这真的是${spaced(operator)}吗？`,
  lead: '请粘贴链接、邮箱、电话号码或社交账号。您输入的内容不会被保存。',
  label: '链接、邮箱、号码或账号',
  placeholder: '例如 https://… 或 @账号',
  check: '查询',
  owned: (operator) => `是的，这属于${spaced(operator).trimEnd()}。`,
  foreign: (operator) => `不是，这不属于${spaced(operator).trimEnd()}。`,
  foreignLead: '请勿在那里登录，不要发送任何内容，也不要回复。',
  checked: (kind) => `查询内容（${kind}）`,
  resembles: '与其相似',
  belongsTo: '官方列表中为',
  kinds: { link: '链接', email: '邮箱', phone: '电话号码', social: '社交账号' },
  findings: {
    look_alike: '使用了外形相同的其他字符冒充。',
    mixed_scripts: '混用了多种文字的字母，真实名称不会这样写。',
    punycode: '含有 a 到 z 以外的字符，浏览器可能显示为 xn--…。',
    subdomain_trick: '真实名称只出现在前面。关键在结尾，而结尾属于他人。',
    name_inside: '真实名称只是其中一部分，任何人都可以注册这样的名称。',
    one_character_off: '与真实名称仅差一个字符。',
    before_at_sign: '@ 前面的内容只是伪装，实际打开的是 @ 后面的地址。',
    not_https: '这不是安全地址（https）。',
    not_a_name: '这是数字地址，不是域名。',
    not_listed: '结尾属实，但不在官方列表中。请通过列表中的渠道核实。',
    other_platform: '该账号名在其他平台上是官方的，在此平台上不是。',
    unreadable: '无法识别为以上任何一种。',
    sender_can_be_forged: '地址属实，但发件人和来电号码可以伪造：看似由此联系您的，可能另有其人。',
  },
  list: '全部官方渠道',
  machine: '供程序使用：带签名的列表',
};
