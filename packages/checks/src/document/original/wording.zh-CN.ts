import type { Wording } from '../../check.ts';
import type { reasons } from './reasons.ts';

export const wording: Wording<(typeof reasons)[number]> = {
  'document.original.screen': {
    title: '证件{side}照片似乎是对着屏幕拍的。',
    remedy: '请把证件原件平放在桌面上直接拍摄，不要拍手机或电脑屏幕上的证件图片。',
  },
  'document.original.photocopy': {
    title: '照片里的证件{side}似乎是复印件。',
    remedy: '请拍摄证件原件，不要使用复印件，照片中要能看到证件本身的颜色。',
  },
  'document.original.scan': {
    title: '证件{side}图片看起来是扫描件或电子图片。',
    remedy: '请用相机拍摄证件原件：将证件平放在桌面上，四周露出桌面。',
  },
  'document.original.edited': {
    title: '证件图片文件中留有修图软件的名称。',
    remedy: '请检查图片是否有改动痕迹；有些人只是在上传前裁剪或旋转了照片。',
  },
};
