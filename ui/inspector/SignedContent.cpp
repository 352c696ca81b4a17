// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/SignedContent.h"

#include "ui/theme/Metrics.h"
#include "ui/widgets/PlainLabel.h"
#include "ui/widgets/VisibleText.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace sealwright::inspector {
namespace {

constexpr int kMostLines = 12;

using Encode = QByteArray (*)(const QByteArray &);

/// Encodes when asked: of a large body three forms at once would take more time and room than all the rest.
QPushButton *copyButton(const QString &word, const QString &objectName, const QByteArray &content,
                        Encode encode, QWidget *parent)
{
    auto *button = new QPushButton(word, parent);
    button->setFlat(true);
    widgets::nameControl(button, objectName, SignedContent::tr("Copy the signed content as %1").arg(word),
                         SignedContent::tr("Copy the signed content as %1").arg(word));
    QObject::connect(button, &QPushButton::clicked, button, [content, encode] {
        QGuiApplication::clipboard()->setText(QString::fromUtf8(encode(content)));
    });
    return button;
}

QByteArray asText(const QByteArray &content)
{
    return content;
}

QByteArray asHex(const QByteArray &content)
{
    return content.toHex();
}

QByteArray asBase64(const QByteArray &content)
{
    return content.toBase64();
}

} // namespace

std::vector<widgets::Mark> marksOf(const std::vector<signing::NamedPart> &parts, qsizetype offset)
{
    std::vector<widgets::Mark> marks;
    for (const signing::NamedPart &part : parts) {
        marks.push_back({offset + part.offset, part.length, theme::partNamed(part.name)});
    }
    return marks;
}

QString sumOfParts(const QByteArray &content, const std::vector<signing::NamedPart> &parts)
{
    QStringList terms;
    qsizetype position = 0;
    const auto literal = [&](qsizetype until) {
        if (until > position) {
            terms.append(QString::number(until - position));
        }
    };
    for (const signing::NamedPart &part : parts) {
        literal(part.offset);
        terms.append(QStringLiteral("%1 %2").arg(QString::fromUtf8(part.name)).arg(part.length));
        position = part.offset + part.length;
    }
    literal(content.size());
    const QString total = SignedContent::tr("%n bytes", nullptr, static_cast<int>(content.size()));
    return terms.size() < 2 && parts.empty()
               ? total
               : QStringLiteral("%1: %2").arg(total, terms.join(QStringLiteral(" + ")));
}

SignedContent::SignedContent(const QByteArray &content, const std::vector<signing::NamedPart> &parts,
                             QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(theme::kSmallGap);
    auto *text = new widgets::MarkedText(this);
    text->setBare(true);
    text->setFitLines(kMostLines);
    text->setBytes(content, marksOf(parts));
    widgets::nameControl(text, QStringLiteral("signedContent"), tr("The signed content"));
    layout->addWidget(text);

    auto *sum = new widgets::HintLabel(sumOfParts(content, parts), this);
    sum->setObjectName(QStringLiteral("signedContentSum"));
    sum->setWordWrap(true);
    layout->addWidget(sum);

    auto *row = new QHBoxLayout;
    row->setSpacing(theme::kSmallGap);
    row->addWidget(new widgets::HintLabel(tr("Copy as"), this));
    row->addWidget(copyButton(tr("text"), QStringLiteral("copyText"), content, asText, this));
    row->addWidget(copyButton(tr("hex"), QStringLiteral("copyHex"), content, asHex, this));
    row->addWidget(copyButton(tr("base64"), QStringLiteral("copyBase64"), content, asBase64, this));
    row->addStretch(1);
    layout->addLayout(row);
}

} // namespace sealwright::inspector
