export const run = async () => false;
