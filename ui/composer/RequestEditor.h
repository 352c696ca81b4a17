// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workspace/SavedRequest.h"
#include "ui/composer/RequestVariables.h"
#include "ui/editor/CodeEditor.h"

#include <QWidget>

class QStackedWidget;
class QTabBar;
class QToolButton;

namespace sealwright::widgets {
class HeaderTable;
class Pill;
class PlainLabel;
} // namespace sealwright::widgets

namespace sealwright::composer {

class BodyLintButton;
class BodyLintWatch;

/// Body and headers of the request, in tabs; at their right what the body is as JSON, and its size.
class RequestEditor final : public QWidget
{
    Q_OBJECT

public:
    explicit RequestEditor(QWidget *parent = nullptr);

    void setBody(const QByteArray &body);
    QByteArray body() const;
    void setHeaders(const std::vector<workspace::HeaderRow> &headers);
    std::vector<workspace::HeaderRow> headers() const;

    void setVariables(const RequestVariables &variables);

    /// The first header that cannot be sent, as a sentence. One with a variable that has no value, or a
    /// secret one, only sending finds out.
    QString problem() const;
    /// Remarks about the body are of interest only when a signature covers it.
    void setBodySigned(bool isSigned);
    void showHeaders();
    void focusBody();

Q_SIGNALS:
    void edited();
    void sendTwinsWanted();
    void makeTwinsWanted();

private:
    void showJsonState(const editor::JsonState &state);
    void showView(editor::CodeEditor::View view);
    void showHeaderCount();
    void goToOffset(qsizetype offset);

    QTabBar *m_requestTabs;
    QStackedWidget *m_stack;
    editor::CodeEditor *m_body;
    widgets::HeaderTable *m_headers;
    widgets::Pill *m_headerCount;
    BodyLintButton *m_bodyLints;
    BodyLintWatch *m_bodyLintWatch;
    QToolButton *m_jsonState;
    QToolButton *m_beautify;
    widgets::PlainLabel *m_view;
    widgets::PlainLabel *m_size;
    widgets::PlainLabel *m_headerProblem;
    bool m_isBodySigned = false;
};

} // namespace sealwright::composer
