/** Binary of the kernels as text, a character for each byte, made by scripts/viteAssembly.ts. */
declare module 'virtual:engine-kernels/strict' {
  const binary: string;
  export default binary;
}

declare module 'virtual:engine-kernels/relaxed' {
  const binary: string;
  export default binary;
}

declare module 'virtual:engine-kernels/strict-threads' {
  const binary: string;
  export default binary;
}

declare module 'virtual:engine-kernels/relaxed-threads' {
  const binary: string;
  export default binary;
}
