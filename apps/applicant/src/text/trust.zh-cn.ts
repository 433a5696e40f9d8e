import type { trust as english } from './trust.en.ts';

/** 简体中文。 */
export const trust: typeof english = {
  consent: {
    lead: '请先阅读以下内容。在您同意之前，我们不会收集任何信息。',
    goOn: '同意并继续',
    refuse: '我不同意，返回应用',
    refuseHint: '如不同意，请关闭本页，您没有提交任何内容。',
    missing: '请先勾选同意。',
  },
  review: {
    opened: (time) => `已于 ${time} 转交人工审核`,
    due: (time) => `最晚在 ${time} 前答复您。`,
    yourTurn: '审核人员有问题想请您回答',
    yourTurnLead: '在您回复之前，审核会暂停。',
    messages: '消息记录',
    from: { reviewer: '审核人员', applicant: '您' },
    picture: (n) => `此消息的第 ${n} 张照片`,
    reply: '您的回复',
    addPicture: '添加照片',
    added: (n) => `将随回复发送 ${n} 张照片。`,
    send: '发送回复',
  },
  phrase: {
    choose: '设置防伪短语，识别真实页面',
    change: '修改',
    yours: '您的防伪短语',
    lead: '假冒页面不可能知道它。我们会在这里的每个页面顶部显示；下次如果没有看到，请立即离开。',
    label: '只有您知道的短语',
    hint: '例如三个您一眼就能认出的词。请勿使用密码。',
    save: '保存短语',
    remove: '移除',
    cancel: '取消',
    length: '请输入 4 至 60 个字符。',
  },
  embed: {
    cameraTitle: '嵌入本页的网站没有开放摄像头',
    cameraRemedy: '这不是您的操作问题。可以上传照片的步骤请直接上传，或返回应用，在独立窗口中打开验证。',
    cameraForHost: '致网站开发者：嵌入框架需要设置 allow="camera"。',
    close: '返回',
  },
};
