import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [sveltekit()],
  // modern browsers only: an older target rewrites light-dark() and oklch()
  build: { cssTarget: ['chrome123', 'firefox120', 'safari17.5'] },
  ssr: { external: ['@supabase/lite', 'pg', 'kysely', 'postgres', 'pino', 'nodemailer'] },
  test: {
    include: ['src/**/*.test.ts', 'tests/*.test.ts', 'tests/rules/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000
  }
});
