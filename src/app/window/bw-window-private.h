/* bw-window-private.h: what the files of the window share
 *
 * bw-window.c holds the type and decides which view is shown; -actions.c holds the
 * commands and their keys, -alerts.c those about alerts, -suggest.c that about suggestions,
 * -calls.c those about figures that came by telephone; -edits.c tells what becomes of what
 * people change; -pages.c makes pages before they are shown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "bw-alert-answers.h"
#include "bw-alerts-button.h"
#include "bw-call-bar.h"
#include "bw-connection-pill.h"
#include "bw-notice-bar.h"
#include "bw-path-bar.h"
#include "bw-printable.h"
#include "bw-sidebar.h"
#include "bw-waiting-view.h"
#include "bw-welcome-view.h"
#include "bw-window.h"

G_BEGIN_DECLS

struct _BwWindow
{
  AdwApplicationWindow parent_instance;

  BwDesk              *desk;           /* (owned) */
  BwAlertAnswers      *answers;        /* (owned) */
  AdwToast            *undo;           /* (unowned) (nullable): that the last action can be undone */
  AdwToast            *failure;        /* (unowned) (nullable): that something was not taken */
  BwClientOutboxEntry *failed;         /* (owned) (nullable): what @failure tells of */
  AdwToast            *strange;        /* (unowned) (nullable): that something was entered with another token */
  guint                n_strange;      /* so many were told */
  GtkWidget           *suggest;        /* (weak) (nullable): the window of the suggestions */
  GSettings           *settings;       /* (owned) (nullable) */
  guint                save_source;
  guint                fold_source;
  guint                first_source;
  guint                page_source;
  guint                turn_source;    /* a page that was just made is turned to */
  GtkWidget           *fresh_page;     /* (unowned) (nullable): made, not laid out yet */
  gboolean             is_preparing;
  gboolean             is_starting;
  gboolean             is_asking;      /* a person wants to enter another token */
  gboolean             is_submitted;   /* what was entered is being tried */
  gboolean             is_sidebar_full;
  gboolean             was_complete;

  GtkStack         *views;
  GtkStack         *start_views;
  BwWelcomeView    *welcome;
  BwWaitingView    *waiting;
  BwSidebar        *sidebar;
  BwPathBar        *path_bar;
  BwConnectionPill *pill;
  BwAlertsButton   *alerts;
  GtkMenuButton    *search;
  GtkMenuButton    *menu;
  GtkMenuButton    *start_menu;
  GtkWidget        *back;
  GtkWidget        *exercise;
  BwNoticeBar      *notice;
  BwCallBar        *calls;
  AdwToastOverlay  *toasts;
  GtkStack         *pages;
};

void     bw_window_add_actions        (BwWindow *self);
void     bw_window_update_actions     (BwWindow *self);
void     bw_window_add_alerts         (BwWindow *self);
void     bw_window_add_edits          (BwWindow *self);
void     bw_window_add_suggest        (BwWindow *self);
void     bw_window_add_order          (BwWindow *self);
void     bw_window_add_calls          (BwWindow *self);
void     bw_window_add_import         (BwWindow *self);

/* Whether lists may be imported, by whoever sits here. */
gboolean bw_window_may_import         (BwWindow *self);

/* Asks what is to become of something that was not taken. */
void     bw_window_settle             (BwWindow *self,
                                       BwClientOutboxEntry *entry);

/* (transfer none): a page, made now if it is asked for for the first time. */
GtkWidget *bw_window_ensure_page      (BwWindow *self,
                                       BwPage    page);

/* Shows the desk's page, made now if it is shown for the first time. */
void     bw_window_show_page          (BwWindow *self);

/* Makes the others when there is nothing else to do. */
void     bw_window_make_pages         (BwWindow *self);

gboolean bw_window_is_page_settled    (BwWindow *self);

/* (transfer full): what that page prints. */
BwPrintable *bw_window_get_printable  (BwWindow *self);

/* Folds the sidebar if a person wants it or there is no room. */
void     bw_window_update_fold        (BwWindow *self);

/* Decides which view is shown. */
void     bw_window_update_view        (BwWindow *self);

G_END_DECLS
