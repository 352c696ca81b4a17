// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/MarkedText.h"

#include <functional>

namespace sealwright::widgets {

/// Takes a text that is pasted rather than typed (a token, a key, a document) and can still be edited, in the
/// wire font, parts coloured by whoever knows them. One that is too long to be edited without delay is shown
/// whole all the same. Tab leaves it.
class PasteField final : public QWidget
{
    Q_OBJECT

public:
    /// Says what the ranges of a text mean.
    using Marker = std::function<std::vector<Mark>(QByteArrayView)>;

    /// As high as so many lines, at least.
    explicit PasteField(int lines, QWidget *parent = nullptr);

    /// Of what takes the focus inside.
    void setNames(const QString &objectName, const QString &accessibleName, const QString &toolTip);
    void setPlaceholderText(const QString &text);
    void setMarker(Marker marker);

    QByteArray bytes() const;
    void setBytes(const QByteArray &bytes);
    bool isEmpty() const;

    /// It is only shown.
    bool isFixed() const { return m_isFixed; }

    void setInvalid(bool invalid);

public Q_SLOTS:
    void pasteAll(); ///< the clipboard, in place of what is there
    void clear();

Q_SIGNALS:
    void changed(); ///< by whomever

protected:
    void changeEvent(QEvent *event) override;

private:
    class Edit;

    void take(const QString &text);
    void mark();

    Edit *m_edit;
    MarkedText *m_shown;
    Marker m_marker;
    bool m_isFixed = false;
    bool m_isLoading = false;
};

} // namespace sealwright::widgets
