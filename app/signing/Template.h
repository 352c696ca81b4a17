// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/signing/CompiledRecipe.h"
#include "app/signing/Expression.h"

#include <functional>

namespace sealwright::signing {

/// Literal text with `{expression|pipe|…}` in it; `{{` and `}}` stand for braces. Parsed once; what an
/// expression yields is never looked at for more expressions.
class Template
{
public:
    struct Segment
    {
        QByteArray literal; ///< when there is no expression
        std::optional<Expression> expression;
        qsizetype offset = 0; ///< in `text()`, brace included
        qsizetype length = 0;
    };

    /// Fails with TemplateInvalid.
    static base::Result<Template> parse(QByteArrayView text);

    const QByteArray &text() const { return m_text; }

    const std::vector<Segment> &segments() const { return m_segments; }

    bool uses(Expression::Source source) const;
    bool any(const std::function<bool(const Expression &)> &wanted) const;

    /// Where the expressions stand in `text()`, with their braces.
    std::vector<NamedPart> parts() const;

    /// The same template cut at every place where `separator` stands in literal text, blanks around the
    /// pieces dropped.
    std::vector<Template> split(char separator) const;

    base::Failure mistakeAt(qsizetype offset, const char *reason) const;

private:
    void addLiteral(QByteArrayView bytes, qsizetype offset, qsizetype length);

    QByteArray m_text;
    std::vector<Segment> m_segments;
};

} // namespace sealwright::signing
