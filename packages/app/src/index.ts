export { startServer } from "./http/server.ts";
export { execute } from "./operations/execute.ts";
export { openSession, StudySession } from "./study/session.ts";
export { version } from "./version.ts";
