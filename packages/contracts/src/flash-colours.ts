/**
 * What the page's screen shows in a colour flash: sRGB, 0–255. None is a saturated red, whose flashes are the most
 * dangerous ones to photosensitive people (WCAG 2.2, success criterion 2.3.1).
 */
export const flashColours = {
  white: [255, 255, 255],
  cyan: [0, 216, 255],
  blue: [48, 80, 255],
  green: [32, 224, 96],
  yellow: [255, 224, 32],
  magenta: [224, 64, 255],
} as const satisfies Record<string, readonly [number, number, number]>;
export type FlashColour = keyof typeof flashColours;
