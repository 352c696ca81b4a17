// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/ProcessHardening.h"
#include "app/cli/Program.h"

int main(int argc, char **argv)
{
    sealwright::base::hardenProcess();
    return sealwright::cli::runProgram(argc, argv);
}
