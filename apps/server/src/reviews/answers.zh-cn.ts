import type { PreparedAnswer } from '@vidimus/contracts';

/** 简体中文。 */
export const zhCN: Record<PreparedAnswer, string> = {
  'approve.general': '审核人员已查看您的情况，验证通过。',
  'decline.general': '审核人员已查看您的情况，未能通过验证。',
  'decline.not_readable': '审核人员在所有照片中都无法看清您的证件。您可以换用更清晰的证件重新验证。',
  'decline.not_original': '审核人员认为照片中不是证件原件。您可以直接拍摄证件原件，重新验证。',
  'decline.other_person': '审核人员认为镜头前的人与证件上不是同一人。',
  'decline.not_accepted': '审核人员认为此处不接受该证件。您可以使用其他证件重新验证。',
  'ask.photo_of_document': '请补充一张证件照片：证件平放，四角都在画面内。',
  'ask.photo_in_better_light': '请在自然光下补拍一张证件照片，字迹上不要有反光。',
  'ask.explain_difference': '您填写的信息与证件不一致，请说明原因。',
  'ask.explain_damage': '您的证件有破损，请说明破损的原因，以及您是否有其他证件。',
};
