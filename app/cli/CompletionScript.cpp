// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CompletionScript.h"

#include <algorithm>

namespace sealwright::cli {
namespace {

std::string joined(const std::vector<std::string> &words, const std::string &separator)
{
    std::string text;
    for (const std::string &word : words) {
        text += (text.empty() ? "" : separator) + word;
    }
    return text;
}

/// For single quotes.
std::string quoted(const std::string &text)
{
    std::string result = "'";
    for (const char c : text) {
        result += c == '\'' ? std::string("'\\''") : std::string(1, c);
    }
    return result + "'";
}

/// The general options work after every command.
std::vector<OptionOutline> allOptions(const CommandOutline &program, const CommandOutline &command)
{
    std::vector<OptionOutline> options = command.options;
    for (const OptionOutline &general : program.options) {
        const bool known = std::ranges::any_of(
            options, [&](const OptionOutline &own) { return own.names.front() == general.names.front(); });
        if (!known && general.names.front() != "--version") {
            options.push_back(general);
        }
    }
    return options;
}

std::string pathPattern(const CommandOutline &program)
{
    std::vector<std::string> paths;
    for (const CommandOutline *command : flattened(program)) {
        if (!command->path.empty()) {
            paths.push_back(command->path);
        }
    }
    return joined(paths, "|");
}

/// In bash and zsh: a branch of `case "PATH PREVIOUS"` for each option that takes a value, with the command
/// that completes it.
template<typename Complete>
std::string valueBranches(const CommandOutline &program, const std::string &opening, Complete complete)
{
    std::string branches;
    for (const CommandOutline *command : flattened(program)) {
        for (const OptionOutline &option : allOptions(program, *command)) {
            if (!option.takesValue) {
                continue;
            }
            std::vector<std::string> patterns;
            for (const std::string &name : option.names) {
                patterns.push_back(quoted(command->path + " " + name));
            }
            branches += opening + joined(patterns, "|") + ") " + complete(option) + "; return ;;\n";
        }
    }
    return branches;
}

std::string bashScript(const CommandOutline &program)
{
    std::string script =
        "# bash completion for sealwright-cli\n"
        "_sealwright_cli() {\n"
        "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} path= words= i\n"
        "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
        "        case \"$path/${COMP_WORDS[i]}\" in\n"
        "        " +
        pathPattern(program) +
        ") path=$path/${COMP_WORDS[i]} ;;\n"
        "        esac\n"
        "    done\n"
        "    case \"$path $prev\" in\n";
    script += valueBranches(program, "    ", [](const OptionOutline &option) {
        const std::string words = option.values.empty() ? "-f" : "-W " + quoted(joined(option.values, " "));
        return "COMPREPLY=($(compgen " + words + " -- \"$cur\"))";
    });
    script += "    esac\n"
              "    case \"$path\" in\n";
    for (const CommandOutline *command : flattened(program)) {
        std::vector<std::string> words;
        for (const CommandOutline &below : command->commands) {
            words.push_back(below.name);
        }
        for (const OptionOutline &option : allOptions(program, *command)) {
            words.insert(words.end(), option.names.begin(), option.names.end());
        }
        script += "    '" + command->path + "') words=" + quoted(joined(words, " ")) + " ;;\n";
    }
    return script + "    esac\n"
                    "    COMPREPLY=($(compgen -W \"$words\" -- \"$cur\"))\n"
                    "}\n"
                    "complete -o bashdefault -o default -F _sealwright_cli sealwright-cli\n";
}

/// A colon ends the word in the lists of zsh.
std::string zshEntry(const std::string &word, const std::string &what)
{
    std::string escaped;
    for (const char c : word) {
        escaped += c == ':' ? std::string("\\:") : std::string(1, c);
    }
    return quoted(escaped + ":" + what);
}

std::string zshScript(const CommandOutline &program)
{
    std::string script = "#compdef sealwright-cli\n"
                         "# zsh completion for sealwright-cli\n"
                         "_sealwright_cli() {\n"
                         "    local path_= i\n"
                         "    local -a commands options\n"
                         "    for ((i = 2; i < CURRENT; i++)); do\n"
                         "        case \"$path_/${words[i]}\" in\n"
                         "        (" +
                         pathPattern(program) +
                         ") path_=$path_/${words[i]} ;;\n"
                         "        esac\n"
                         "    done\n"
                         "    case \"$path_ ${words[CURRENT-1]}\" in\n";
    script += valueBranches(program, "    (", [](const OptionOutline &option) {
        return option.values.empty() ? std::string("_files") : "compadd -- " + joined(option.values, " ");
    });
    script += "    esac\n"
              "    case \"$path_\" in\n";
    for (const CommandOutline *command : flattened(program)) {
        script += "    ('" + command->path + "')\n";
        script += "        commands=(";
        for (const CommandOutline &below : command->commands) {
            script += "\n            " + zshEntry(below.name, below.what);
        }
        script += ")\n        options=(";
        for (const OptionOutline &option : allOptions(program, *command)) {
            for (const std::string &name : option.names) {
                script += "\n            " + zshEntry(name, option.what);
            }
        }
        script += ")\n        ;;\n";
    }
    return script + "    esac\n"
                    "    (( ${#commands} )) && _describe command commands\n"
                    "    [[ ${words[CURRENT]} == -* ]] && _describe option options\n"
                    "    (( ${#commands} )) || _files\n"
                    "}\n"
                    "compdef _sealwright_cli sealwright-cli\n";
}

/// The condition under which a command is the one being typed.
std::string fishCondition(const CommandOutline &command)
{
    std::string condition;
    std::string path = command.path;
    while (!path.empty()) {
        const std::size_t slash = path.rfind('/');
        condition.insert(0, condition.empty() ? "" : "; and ")
            .insert(0, path, slash + 1)
            .insert(0, "__fish_seen_subcommand_from ");
        path.resize(slash);
    }
    std::vector<std::string> below;
    for (const CommandOutline &one : command.commands) {
        below.push_back(one.name);
    }
    if (!below.empty()) {
        condition += (condition.empty() ? "" : "; and ") + std::string("not __fish_seen_subcommand_from ") +
                     joined(below, " ");
    }
    return condition;
}

std::string fishOption(const OptionOutline &option)
{
    std::string line;
    for (const std::string &name : option.names) {
        line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
    }
    if (option.takesValue) {
        line += option.values.empty() ? " -r -F" : " -x -a " + quoted(joined(option.values, " "));
    }
    return line + " -d " + quoted(option.what);
}

std::string fishScript(const CommandOutline &program)
{
    std::string script = "# fish completion for sealwright-cli\n"
                         "complete -c sealwright-cli -f\n";
    for (const OptionOutline &option : program.options) {
        script += "complete -c sealwright-cli" + fishOption(option) + "\n";
    }
    for (const CommandOutline *command : flattened(program)) {
        const std::string condition = quoted(fishCondition(*command));
        for (const CommandOutline &below : command->commands) {
            script += "complete -c sealwright-cli -n " + condition + " -a " + below.name + " -d " +
                      quoted(below.what) + "\n";
        }
        for (const OptionOutline &option :
             command->path.empty() ? std::vector<OptionOutline>() : command->options) {
            script += "complete -c sealwright-cli -n " + condition + fishOption(option) + "\n";
        }
    }
    return script;
}

} // namespace

std::string completionScript(const CommandOutline &program, Shell shell)
{
    switch (shell) {
    case Shell::Bash:
        return bashScript(program);
    case Shell::Zsh:
        return zshScript(program);
    case Shell::Fish:
        return fishScript(program);
    }
    return {};
}

} // namespace sealwright::cli
