// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/Clock.h"
#include "app/base/Random.h"
#include "app/signing/CompiledRecipe.h"

#include <QCoroTask>

#include <map>
#include <memory>

namespace sealwright::flow {

/// A key that was made for examples: nobody's secret, and gone with the program.
struct ExampleKey
{
    QByteArray toSign;
    QByteArray toVerify; ///< the same, or the other half
    bool isPair = false;
};

/// A request signed with a recipe, and what a receiver says of that very request.
struct RecipeExample
{
    signing::CompiledRecipe recipe;
    ExampleKey key;
    signing::SignedRequest made;
    signing::Verification verification;
};

/// Shows what a recipe does while it is being written: signs a request with a throw-away key of the kind that
/// it wants, and verifies the outcome. Keys are made at random, once for each kind in the life of this.
class TryRecipe
{
public:
    TryRecipe(const base::Clock &clock, base::Random &random);
    ~TryRecipe();

    /// `request`: nothing for the sample that fits the recipe. Variables without a value get one. Fails with
    /// the first mistake of the text, or why this request cannot be signed with it.
    QCoro::Task<base::Result<RecipeExample>> run(QByteArray text, std::optional<http::Request> request);

    /// A request that has what the recipe reads; nothing while the text has mistakes.
    static std::optional<http::Request> sample(const QByteArray &text);

private:
    QCoro::Task<base::Result<ExampleKey>> keyFor(signing::CompiledRecipe recipe);

    const base::Clock &m_clock;
    base::Random &m_random;
    struct Keys;
    std::shared_ptr<Keys> m_keys;
};

} // namespace sealwright::flow
