// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/SignedContent.h"

#include "app/text/SignatureWalk.h"
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

widgets::MarkedText *partsView(const QByteArray &bytes, const std::vector<signing::NamedPart> &parts,
                               int mostLines)
{
    auto *text = new widgets::MarkedText;
    text->setBare(true);
    text->setFitLines(mostLines);
    text->setTabChangesFocus(true);
    text->setBytes(bytes, marksOf(parts));
    return text;
}

QWidget *copyRow(const QByteArray &content, QWidget *parent)
{
    auto *bar = new QWidget(parent);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins({});
    row->setSpacing(theme::kSmallGap);
    row->addWidget(new widgets::HintLabel(SignedContent::tr("Copy as"), bar));
    row->addWidget(copyButton(SignedContent::tr("text"), QStringLiteral("copyText"), content, asText, bar));
    row->addWidget(copyButton(SignedContent::tr("hex"), QStringLiteral("copyHex"), content, asHex, bar));
    row->addWidget(
        copyButton(SignedContent::tr("base64"), QStringLiteral("copyBase64"), content, asBase64, bar));
    row->addStretch(1);
    return bar;
}

std::vector<widgets::Mark> marksOf(const std::vector<signing::NamedPart> &parts, qsizetype offset)
{
    std::vector<widgets::Mark> marks;
    marks.reserve(parts.size());
    for (const signing::NamedPart &part : parts) {
        marks.push_back({offset + part.offset, part.length, theme::partNamed(part.name)});
    }
    return marks;
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

    auto *sum = new widgets::HintLabel(text::sumOfParts(content.size(), parts), this);
    sum->setObjectName(QStringLiteral("signedContentSum"));
    sum->setWordWrap(true);
    layout->addWidget(sum);

    layout->addWidget(copyRow(content, this));
}

} // namespace sealwright::inspector

#include "moc_SignedContent.cpp"
