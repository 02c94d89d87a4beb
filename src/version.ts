// The version of this build; the bundler (and the test runner) put package.json's in.
declare const __DEVGROWTH_VERSION__: string;
export const version: string = __DEVGROWTH_VERSION__;
