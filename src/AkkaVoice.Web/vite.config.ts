import { defineConfig } from "vite";

export default defineConfig({
  // Where the .NET build wants the page; by hand it goes to dist/.
  build: {
    outDir: process.env.PAGE_FOLDER ?? "dist",
    emptyOutDir: true,
    target: "es2022",
    // The service's content security policy knows no data: scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  worker: { format: "es" },
  // "npx vite" for work on the page, beside a running service.
  server: { proxy: { "/session": { target: "http://127.0.0.1:5080", ws: true, changeOrigin: true } } },
});
