// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/signing/Program.h"

namespace sealwright::signing {

/// Turns a recipe's document into a program. What it does not know or cannot do is refused, with the member
/// it stands in; nothing is guessed.
class RecipeCompiler
{
public:
    explicit RecipeCompiler(const Recipe &recipe);

    base::Result<CompiledRecipe::Program> compile();
    /// All that is wrong, where `compile` stops at the first. Nothing is compiled.
    std::vector<base::Error> mistakes();

    /// Where a template stands.
    enum class Use { Content, Place, Claim, Challenge };

private:
    using Step = base::Result<void>;

    Step readAlgorithm();
    Step readKey();
    Step readContents();
    Step readEncoding();
    Step readTimestamp();
    Step readPrefixes(const base::Json &key, const char *name, std::vector<QByteArray> &prefixes) const;
    Step readClaims();
    Step readClaimObject(const char *name, std::vector<Claim> &claims);
    Step readVariables();
    Step readBuiltin();
    Step readChallenge();
    Step readChallengeStep(const base::Json &document, const QString &member);
    Step readChallengeRequest(const base::Json &request, const QString &member, ChallengeStep &step);
    Step readChallengeFields(const base::Json &request, const char *name, const QString &member,
                             std::vector<ChallengeStep::Field> &fields);
    Step readExpectation(const base::Json &document, const QString &member, ChallengeStep &step);
    static QString elementOf(const QString &list, std::size_t index);
    Step readPlaces();
    base::Result<Place> readPlace(const QByteArray &key, const base::Json &entry);
    Step checkPlace(const Place &place, const QString &member);
    Step checkCrossings();

    base::Result<Template> readTemplate(const base::Json &text, const QString &member, Use use);
    base::Failure invalid(const QString &member, const char *reason) const;
    base::Failure unsupported() const;
    /// Whether to go on after a mistake, because all of them are looked for.
    bool goesOn(const base::Error &mistake);
    Step onlyMembers(const base::Json &object, const QString &member,
                     std::initializer_list<const char *> known) const;

    const base::Json &m_document;
    CompiledRecipe::Program m_program;
    bool m_looksForAll = false;
    std::vector<base::Error> m_mistakes;
};

} // namespace sealwright::signing
