export * from './picture/decode.ts';
export * from './picture/homography.ts';
export * from './picture/picture.ts';
export * from './picture/resize.ts';
export * from './models/index.ts';
