import { spaced } from '../spaced.ts';
import type { NoticeValues, NoticeWords } from './values.ts';

const who = ({ operator }: NoticeValues): string =>
  operator === null ? '要求您验证的公司' : spaced(operator);

function storedPoints(values: NoticeValues): string[] {
  const points = [
    '您填写的信息、证件照片和人脸录像，未通过的尝试也包括在内。',
    '每项检查的测量结果，以及审核结论和原因。',
  ];
  if (values.comparesFaces) points.push('描述您面部特征的一组数值，用于发现同一张脸是否出现在其他账户中。');
  if (values.comparesDocuments)
    points.push('由您的证件号码生成的加密指纹，用于发现同一证件是否出现在其他账户中。');
  if (values.documentHours !== null)
    points.push(
      `尝试未通过后的 ${values.documentHours} 小时内，由您的证件号码生成的加密指纹，用于统计未通过的次数。`,
    );
  points.push('以上内容全部加密保存，其中信息和照片使用仅属于您的独立密钥。');
  if (values.deviceHours !== null)
    points.push(
      `此浏览器中的一个随机标记，提交后保存 ${values.deviceHours} 小时，用于统计未通过的次数，不含您的任何信息。`,
    );
  return points;
}

function keptPoint(values: NoticeValues): string {
  return values.keptDays === null
    ? `保存至${who(values)}将其删除，或您要求删除为止。`
    : `照片和信息最多保存至本次验证结束后 ${values.keptDays} 天，您也可以要求提前删除。`;
}

function erasurePoint(values: NoticeValues): string {
  const how = values.contact === null ? `请联系${who(values)}` : `请写信至 ${values.contact}`;
  return `${how}。您的密钥将被销毁，照片将被删除，此后任何人都无法读取；如需继续使用，您需要重新验证。`;
}

export const zhCN: NoticeWords = {
  processing: (values) => ({
    title: '开始之前',
    sections: [
      {
        title: '检查什么',
        points: [
          '证件能否看清、从照片看是否为原件，以及是否与您填写的信息一致。',
          '人脸验证时：镜头前是否为真人，是否与证件上为同一人。',
          '多数情况由程序判定；程序无法确定时，由人工审核。',
        ],
      },
      { title: '保存什么', points: storedPoints(values) },
      {
        title: '谁能看到',
        points: [`${who(values).trimStart()}及其审核人员。照片只在其自己的服务器上检查。`],
      },
      { title: '保存多久', points: [keptPoint(values)] },
      { title: '如何删除', points: [erasurePoint(values)] },
      {
        title: '风险提示',
        points: [
          '只为您本人的账户做验证。要求您代为验证的人，可能会以您的名义从事违法活动。',
          '任何人都不需要您通过聊天、邮件或电话发送照片或此链接。索要这些内容的人不是我们。',
          '检查结果可能有误。我们会告诉您发现了什么问题；次数用完后，您可以申请人工审核。',
          '人脸和证件照片属于敏感信息。如不愿提供，请现在离开：您尚未提交任何内容。',
        ],
      },
    ],
    agree: `我已阅读以上内容，同意${who(values)}为本次验证处理我的信息、证件和人脸。`,
  }),
  review: (values) => ({
    title: '人工审核须知',
    sections: [
      {
        title: '审核人员能看到什么',
        points: [
          '您的信息、您至今每次尝试的照片、检查发现的问题，以及您的说明。',
          ...(values.answerHours === null
            ? []
            : [`您将在 ${values.answerHours} 小时内收到答复，答复使用您所选的语言。`]),
        ],
      },
    ],
    agree: `我同意由${who(values)}的审核人员查看我的信息和我每次尝试的照片。`,
  }),
};
