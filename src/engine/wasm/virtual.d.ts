/** Binary of the kernels in base64, made by scripts/viteAssembly.ts. */
declare module 'virtual:engine-kernels/strict' {
  const binary: string;
  export default binary;
}

declare module 'virtual:engine-kernels/relaxed' {
  const binary: string;
  export default binary;
}
