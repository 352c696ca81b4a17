// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace sealwright::cli {

class CommandTree;

void addDemoCommand(CommandTree &tree);
void addSignCommand(CommandTree &tree);
void addVerifyCommand(CommandTree &tree);
void addSendCommand(CommandTree &tree);
void addListenCommand(CommandTree &tree);
void addCredentialCommands(CommandTree &tree);
void addRecipeCommands(CommandTree &tree);
void addRequestCommands(CommandTree &tree);
void addEnvironmentCommands(CommandTree &tree);
void addVapiCommands(CommandTree &tree);
void addJwtCommands(CommandTree &tree);
void addVaultCommands(CommandTree &tree);
/// Last: it describes all the others.
void addCompletionCommand(CommandTree &tree);

inline void addAllCommands(CommandTree &tree)
{
    addDemoCommand(tree);
    addSignCommand(tree);
    addSendCommand(tree);
    addVerifyCommand(tree);
    addListenCommand(tree);
    addCredentialCommands(tree);
    addRecipeCommands(tree);
    addRequestCommands(tree);
    addEnvironmentCommands(tree);
    addVapiCommands(tree);
    addJwtCommands(tree);
    addVaultCommands(tree);
    addCompletionCommand(tree);
}

} // namespace sealwright::cli
