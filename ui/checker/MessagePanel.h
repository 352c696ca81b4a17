// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/checker/CaptureReading.h"

#include <QWidget>

class QPushButton;
class QScrollArea;
class QTimer;
class QToolButton;

namespace sealwright::widgets {
class ElidedLabel;
class Pill;
class PlainLabel;
} // namespace sealwright::widgets

namespace sealwright::editor {
class CodeEditor;
}

namespace sealwright::checker {

/// Takes a captured request as text, by typing, pasting or from a file, and says at once what was understood:
/// its form, method, URL, headers and body, and what was left out; or what is wrong, and where.
class MessagePanel final : public QWidget
{
    Q_OBJECT

public:
    explicit MessagePanel(QWidget *parent = nullptr);

    void setMessage(const QByteArray &message);
    QByteArray message() const;
    /// Wins over what the message says; empty: the message's own.
    void setUrl(const QByteArray &url);

    /// What the text was last read as; null while it is being read, and when there is no text.
    CaptureReading::Outcome outcome() const { return m_outcome; }

    bool isReading() const;
    /// Reads now what is typed, instead of in a moment.
    void readNow();

public Q_SLOTS:
    void paste();
    void openFile();
    void clear();
    void focusMessage();

Q_SIGNALS:
    /// There is a new outcome.
    void read();

private:
    void layOut();
    void take(const CaptureReading::Outcome &outcome);
    void showRequest(const http::CapturedRequest &captured);
    void showError(const base::Error &error);
    void showNothing();
    void showNotes(const QStringList &sentences);
    void goToError();

    editor::CodeEditor *m_messageText;
    QToolButton *m_paste;
    QToolButton *m_open;
    QToolButton *m_clear;
    widgets::Pill *m_form;
    widgets::ElidedLabel *m_understood;
    widgets::ElidedLabel *m_facts;
    widgets::PlainLabel *m_readError;
    QPushButton *m_goToError;
    QScrollArea *m_notes;
    QTimer *m_readSoon;
    CaptureReading *m_reading;
    CaptureReading::Outcome m_outcome;
    QByteArray m_url;
    int m_errorLine = 0;
    int m_errorColumn = 0;
};

} // namespace sealwright::checker
