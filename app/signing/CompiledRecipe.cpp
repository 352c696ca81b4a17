// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signing/RecipeCompiler.h"
#include "app/signing/RecipeLine.h"

#include <algorithm>

namespace sealwright::signing {

using Source = Expression::Source;

bool CompiledRecipe::Program::contentUses(Source source) const
{
    return std::ranges::any_of(contents, [source](const Template &text) { return text.uses(source); });
}

bool CompiledRecipe::Program::uses(Source source) const
{
    return contentUses(source) ||
           std::ranges::any_of(places, [source](const Place &place) { return place.value.uses(source); }) ||
           std::ranges::any_of(
               claims, [source](const Claim &claim) { return claim.text && claim.text->uses(source); });
}

CompiledRecipe::CompiledRecipe(std::shared_ptr<const Program> program)
    : m_program(std::move(program))
{
}

base::Result<CompiledRecipe> CompiledRecipe::compile(const Recipe &recipe)
{
    base::Result<Program> program = RecipeCompiler(recipe).compile();
    if (!program) {
        const base::Error error = program.error().with({"recipe", recipe.id});
        return base::Failure(recipe.text.isEmpty() ? error : withLine(error, recipe.text));
    }
    return CompiledRecipe(std::make_shared<const Program>(*std::move(program)));
}

const Recipe &CompiledRecipe::recipe() const
{
    return m_program->recipe;
}

bool CompiledRecipe::coversBody() const
{
    return m_program->coversBody;
}

bool CompiledRecipe::hasChallenge() const
{
    return !m_program->challenge.empty();
}

QByteArray CompiledRecipe::contentTemplate() const
{
    return m_program->content().text();
}

std::vector<NamedPart> CompiledRecipe::contentTemplateParts() const
{
    return m_program->content().parts();
}

QByteArray CompiledRecipe::signatureEncoding() const
{
    return m_program->algorithm.signsContent() ? nameOf(m_program->encoding) : QByteArray();
}

qsizetype CompiledRecipe::signatureBytes() const
{
    const Algorithm &algorithm = m_program->algorithm;
    if (algorithm.isAsymmetric()) { // 64 but for RSA and DER, whose length depends on key and signature
        return algorithm.family == Algorithm::Family::Rsa ? 256 : 64;
    }
    return algorithm.signsContent() ? crypto::digestSize(algorithm.hash) : 0;
}

std::vector<PlacedValue> CompiledRecipe::places() const
{
    if (m_program->builtin != nullptr) {
        return m_program->builtin->places(*m_program);
    }
    std::vector<PlacedValue> places;
    for (const Place &place : m_program->places) {
        places.push_back({place.where, place.name, place.value.text(), place.value.parts()});
    }
    return places;
}

} // namespace sealwright::signing
