// SPDX-FileCopyrightText: 2026 The Sealwright developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flow/MigrateVapi.h"

#include <QDialog>

class QPushButton;
class QStackedWidget;

namespace sealwright::widgets {
class Banner;
class ElidedLabel;
class EmptyState;
} // namespace sealwright::widgets

namespace sealwright::migration {

class PlanView;

/// *Migrate a Vapi document*: takes one from a file or the clipboard, shows it before (secrets masked) and
/// after, the credentials that will be made and what to mind, and makes them when told to. The document
/// itself is only read. The flow is the composition's and outlives it.
class MigrationDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit MigrationDialog(flow::MigrateVapi &migrate, QWidget *parent = nullptr);
    ~MigrationDialog() override;

    /// `path` is where it came from; empty: nowhere that could be overwritten.
    void openDocument(const QByteArray &document, const QString &path = {});

    bool isBusy() const { return m_isBusy; }

public Q_SLOTS:
    void openFile();
    void paste();
    /// Makes the credentials.
    void migrate();
    void copyDocument();
    void saveDocument();

Q_SIGNALS:
    /// Credentials were made.
    void credentialsMade();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void layOut();
    void openPath(const QString &path);
    void showState();
    void showError(const base::Error &error);
    static QCoro::Task<> plan(MigrationDialog *dialog, std::shared_ptr<bool> alive, QByteArray document);
    static QCoro::Task<> run(MigrationDialog *dialog, std::shared_ptr<bool> alive);

    flow::MigrateVapi &m_migrate;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    flow::MigrateVapi::Plan m_plan;
    QString m_path;
    QByteArray m_newDocument; ///< once the credentials are made
    bool m_isBusy = false;

    widgets::Banner *m_trouble;
    widgets::ElidedLabel *m_source;
    QPushButton *m_open;
    QPushButton *m_paste;
    QStackedWidget *m_stack;
    widgets::EmptyState *m_empty;
    PlanView *m_planView;
    QPushButton *m_make;
    QPushButton *m_copy;
    QPushButton *m_save;
    QPushButton *m_close;
};

} // namespace sealwright::migration
