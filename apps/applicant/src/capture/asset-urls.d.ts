/** The address of a file that the build copies beside the page, its name hashed. */
declare module '*?url' {
  const url: string;
  export default url;
}
