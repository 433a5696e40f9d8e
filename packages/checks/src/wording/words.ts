import type { DocumentKind, DocumentSide, LivenessAction, Locale } from '@vidimus/contracts';
import type { FieldName } from '@vidimus/documents';
import type { NeededZoneName } from '../document/needed-zones.ts';
import type { injectionSigns } from '../liveness/injection/signs.ts';
import type { SignName } from '../liveness/presentation/sign.ts';

/** The words that a sentence takes in for the values of a reason, in one language. */
export interface Words {
  side: Record<DocumentSide, string>;
  kind: Record<DocumentKind, string>;
  action: Record<LivenessAction, string>;
  where: Record<'liveness' | 'document', string>;
  /** Which face was looked for. */
  face: Record<'any' | 'near' | 'ahead' | 'open_eyed', string>;
  /** Part of a face, of the person's own left and right. */
  part: Record<'face' | 'left' | 'right', string>;
  /** What blurred a face. */
  cause: Record<'defocus' | 'motion' | 'distance', string>;
  /** Signs of an attack, for reviewers alone. */
  sign: Record<'several' | SignName | (typeof injectionSigns)[number], string>;
  field: Record<FieldName | NeededZoneName, string>;
}

export const words: Readonly<Record<Locale, Words>> = {
  en: {
    side: { front: 'front', back: 'back' },
    kind: {
      passport: 'a passport',
      identity_card: 'an identity card',
      driving_licence: 'a driving licence',
      residence_permit: 'a residence permit',
    },
    action: {
      blink: 'blink',
      open_mouth: 'open your mouth',
      turn_left: 'turn your head to your left',
      turn_right: 'turn your head to your right',
      nod: 'nod',
      shake: 'shake your head',
    },
    where: { liveness: 'in the video', document: 'on the document' },
    face: {
      any: 'a face',
      near: 'a face that is near enough to the camera',
      ahead: 'a face that looks into the camera',
      open_eyed: 'a face with open eyes',
    },
    part: {
      face: 'Your face',
      left: 'The left half of your face',
      right: 'The right half of your face',
    },
    cause: {
      defocus: 'the camera is out of focus',
      motion: 'the phone or your head moved',
      distance: 'it is too far away',
    },
    sign: {
      several: 'several weak signs together say so',
      face_changed: 'the face changes from one person to another',
      flat_picture: 'the face stays flat when it turns, as a picture does',
      screen: 'a fine grid lies over the face and beside it, as on a display',
      flash_late: 'the face takes on the colours of the screen too late',
      flash_other: 'the face shows other colours than the screen did',
      flash_missing: 'the face is dark and takes on none of the colours of the screen',
      virtual_camera: 'the device has the name of a software camera',
      repeated_frames: 'frames come again exactly',
      size_kept: 'the picture kept its size when the camera was asked for another one',
      no_noise: 'next to nothing changes from frame to frame, not even noise',
      even_timing: 'the frames are timed more evenly than a camera does',
    },
    field: {
      family_name: 'family name',
      given_names: 'given name',
      full_name: 'name',
      birth_date: 'date of birth',
      expiry_date: 'expiry date',
      issue_date: 'issue date',
      nationality: 'nationality',
      document_number: 'document number',
      sex: 'sex',
      issuing_country: 'issuing country',
      personal_number: 'personal number',
      birth_place: 'place of birth',
      address: 'address',
      ethnicity: 'ethnicity',
      issuing_authority: 'issuing authority',
      vehicle_categories: 'vehicle categories',
      machine_readable_zone: 'the lines of code at the bottom',
      portrait: 'the portrait',
      printed_fields: 'the printed details',
    },
  },
  'zh-CN': {
    side: { front: '正面', back: '背面' },
    kind: {
      passport: '护照',
      identity_card: '身份证',
      driving_licence: '驾驶证',
      residence_permit: '居留许可',
    },
    action: {
      blink: '眨眼',
      open_mouth: '张嘴',
      turn_left: '向左转头',
      turn_right: '向右转头',
      nod: '点头',
      shake: '摇头',
    },
    where: { liveness: '视频里', document: '证件上' },
    face: { any: '人脸', near: '离镜头足够近的人脸', ahead: '正对镜头的人脸', open_eyed: '睁开双眼的人脸' },
    part: { face: '您的脸', left: '您的左半边脸', right: '您的右半边脸' },
    cause: { defocus: '镜头对焦不准', motion: '手机或头部晃动了', distance: '离镜头太远' },
    sign: {
      several: '多个较弱的迹象同时出现',
      face_changed: '人脸前后不是同一个人',
      flat_picture: '转头时面部像图片一样没有立体起伏',
      screen: '面部及其周围有显示屏般的细密网格',
      flash_late: '面部映出屏幕颜色的时间过晚',
      flash_other: '面部映出的颜色与屏幕显示的不一致',
      flash_missing: '面部较暗，却没有映出屏幕的颜色',
      virtual_camera: '设备名称是虚拟摄像头',
      repeated_frames: '有画面完全重复出现',
      size_kept: '要求摄像头更换画面尺寸后，画面没有随之改变',
      no_noise: '前后画面几乎毫无变化，连噪点也没有',
      even_timing: '画面的时间间隔比真实摄像头更均匀',
    },
    field: {
      family_name: '姓',
      given_names: '名',
      full_name: '姓名',
      birth_date: '出生日期',
      expiry_date: '有效期截止日',
      issue_date: '签发日期',
      nationality: '国籍',
      document_number: '证件号码',
      sex: '性别',
      issuing_country: '签发国家或地区',
      personal_number: '个人号码',
      birth_place: '出生地点',
      address: '住址',
      ethnicity: '民族',
      issuing_authority: '签发机关',
      vehicle_categories: '准驾车型',
      machine_readable_zone: '底部的机读码',
      portrait: '人像',
      printed_fields: '印刷文字',
    },
  },
  es: {
    side: { front: 'anverso', back: 'reverso' },
    kind: {
      passport: 'un pasaporte',
      identity_card: 'un documento de identidad',
      driving_licence: 'un permiso de conducir',
      residence_permit: 'un permiso de residencia',
    },
    action: {
      blink: 'parpadear',
      open_mouth: 'abrir la boca',
      turn_left: 'girar la cabeza hacia su izquierda',
      turn_right: 'girar la cabeza hacia su derecha',
      nod: 'asentir con la cabeza',
      shake: 'negar con la cabeza',
    },
    where: { liveness: 'en el vídeo', document: 'en el documento' },
    face: {
      any: 'una cara',
      near: 'una cara lo bastante cerca de la cámara',
      ahead: 'una cara que mire a la cámara',
      open_eyed: 'una cara con los ojos abiertos',
    },
    part: {
      face: 'Su cara',
      left: 'La mitad izquierda de su cara',
      right: 'La mitad derecha de su cara',
    },
    cause: {
      defocus: 'la cámara está desenfocada',
      motion: 'el teléfono o la cabeza se movieron',
      distance: 'está demasiado lejos',
    },
    sign: {
      several: 'lo indican varios indicios débiles a la vez',
      face_changed: 'la cara pasa de ser la de una persona a la de otra',
      flat_picture: 'la cara sigue plana al girar, como en una imagen',
      screen: 'sobre la cara y a su lado hay una trama fina, como en una pantalla',
      flash_late: 'la cara toma los colores de la pantalla demasiado tarde',
      flash_other: 'la cara muestra otros colores que la pantalla',
      flash_missing: 'la cara está oscura y no toma ninguno de los colores de la pantalla',
      virtual_camera: 'el dispositivo lleva el nombre de una cámara de software',
      repeated_frames: 'hay fotogramas que se repiten exactamente',
      size_kept: 'la imagen conservó su tamaño cuando se pidió otro a la cámara',
      no_noise: 'casi nada cambia de un fotograma a otro, ni siquiera el ruido',
      even_timing: 'los fotogramas llegan con más regularidad que los de una cámara',
    },
    field: {
      family_name: 'apellidos',
      given_names: 'nombre',
      full_name: 'nombre completo',
      birth_date: 'fecha de nacimiento',
      expiry_date: 'fecha de caducidad',
      issue_date: 'fecha de expedición',
      nationality: 'nacionalidad',
      document_number: 'número de documento',
      sex: 'sexo',
      issuing_country: 'país expedidor',
      personal_number: 'número personal',
      birth_place: 'lugar de nacimiento',
      address: 'domicilio',
      ethnicity: 'etnia',
      issuing_authority: 'autoridad expedidora',
      vehicle_categories: 'categorías de vehículos',
      machine_readable_zone: 'las líneas de código de la parte inferior',
      portrait: 'el retrato',
      printed_fields: 'los datos impresos',
    },
  },
};
