// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/SendRequest.h"

#include <QStringList>

namespace sealwright::text {

/// One line of what is signed, or one member of it: `"@method"`, what it stands for, and its value.
struct WalkLine
{
    QByteArray name = {};
    QString meaning = {}; ///< may be empty
    QByteArray value = {};
    std::vector<signing::NamedPart> parts = {}; ///< inside `value`
};

/// One step of how an authentication came about. What it has of sentence, lines and bytes is shown in this
/// order.
struct WalkStep
{
    QByteArray id = {}; ///< `key`, `content`, `digest`: one word, unique in the walk
    QString title = {};
    QString sentence = {};
    std::vector<WalkLine> lines = {}; ///< the bytes line by line, or their members
    QByteArray bytes = {};
    std::vector<signing::NamedPart> parts = {}; ///< inside `bytes`
    bool isBinary = false;                      ///< the bytes are no text: shown in hex
};

/// How an authentication came about, step by step, and what whoever receives it has to do; the same for the
/// window and the command line.
struct SignatureWalk
{
    std::vector<WalkStep> steps = {}; ///< empty: the request went out without a credential
    QString remark = {};              ///< what the steps do not show, and why; may be empty
    QStringList receiverShould = {};  ///< in the order in which it is to be done
    QStringList doubts = {};          ///< what looked odd about the secret
};

SignatureWalk walkOf(const flow::SentExchange &sent);
SignatureWalk walkOf(const signing::SignedRequest &made, const signing::CompiledRecipe &recipe);

/// Where a recipe or signature puts what: `name: value`, a line each, the parts marked.
WalkStep wireStep(const std::vector<signing::PlacedValue> &placed);

/// `332 bytes: timestamp 13 + 1 + body 318`; of overlapping parts only the total.
QString sumOfParts(qsizetype size, const std::vector<signing::NamedPart> &parts);

/// What whoever receives such a request has to do, from the facts of the recipe.
QStringList receiverShould(const signing::CompiledRecipe &recipe);

} // namespace sealwright::text
