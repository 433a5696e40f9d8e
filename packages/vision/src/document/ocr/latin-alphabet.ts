const PLAIN = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const MARKS = ' .,-/:;\'()<>&+#*=_%!?"@|°ºª№·';
/** Latin letters of ICAO Doc 9303-3 (8th edition), section 6, table A, with their small forms. */
const CAPITALS =
  'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚẞƏ';
const SMALL =
  'àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįıĵķĸĺļľŀłńņňŋōŏőœŕŗřśŝşšţťŧũūŭůűųŵŷźżžșțßə';

/** Stands for a glyph of another script. */
export const FOREIGN = '\ufffd';

/** The classes of the Latin recogniser in the order of `training/latin/text.py`: class i + 1 is character i, class 0 CTC's blank. */
export const LATIN_ALPHABET: readonly string[] = [...PLAIN, ...MARKS, ...CAPITALS, ...SMALL, FOREIGN];
