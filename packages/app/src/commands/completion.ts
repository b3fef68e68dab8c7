import { operations } from "@jiju/lab/contract";
import type { Command } from "commander";
import { Argument } from "commander";

export function registerCompletion(program: Command): void {
  program
    .command("completion")
    .description("print a completion script; for bash: source <(jiju completion bash)")
    .addArgument(new Argument("<shell>").choices(["bash", "zsh", "fish"]))
    .action((shell: "bash" | "zsh" | "fish") => {
      process.stdout.write(completionScript(shell, program));
    });
}

/** A completion script made from the commands themselves, so that it never falls behind them. */
export function completionScript(shell: "bash" | "zsh" | "fish", program: Command): string {
  const commands = program.commands.map((command) => ({
    name: command.name(),
    description: command.description().replaceAll("'", ""),
    flags: command.options.map((option) => option.long).filter((flag) => flag !== undefined && flag !== null),
  }));
  const names = commands.map((command) => command.name).join(" ");
  const ids = operations.map((operation) => operation.id).join(" ");
  if (shell === "fish") {
    const lines = commands.flatMap(({ name, description, flags }) => [
      `complete -c jiju -n __fish_use_subcommand -a ${name} -d '${description}'`,
      ...flags.map((flag) => `complete -c jiju -n '__fish_seen_subcommand_from ${name}' -l ${flag.slice(2)}`),
    ]);
    return `${lines.join("\n")}\ncomplete -c jiju -n '__fish_seen_subcommand_from call operations' -a '${ids}'\n`;
  }
  const cases = commands
    .map(
      ({ name, flags }) =>
        `    ${name}) words="${flags.join(" ")}${name === "call" || name === "operations" ? ` ${ids}` : ""}" ;;`,
    )
    .join("\n");
  const body = `_jiju() {
  local word="\${COMP_WORDS[COMP_CWORD]}" words="${names}"
  [ "$COMP_CWORD" -gt 1 ] && case "\${COMP_WORDS[1]}" in
${cases}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
  [ "$COMP_CWORD" -gt 1 ] && COMPREPLY+=($(compgen -f -- "$word"))
}
complete -F _jiju jiju
`;
  return shell === "bash" ? body : `autoload -U +X bashcompinit && bashcompinit\n${body}`;
}
