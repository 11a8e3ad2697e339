/* bw-point-panel.c: all that is known of one sampling point, beside the table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-point-panel.h"

#include "bw-accessible.h"
#include "bw-ahead.h"
#include "bw-call-edits.h"
#include "bw-call-face.h"
#include "bw-call-list.h"
#include "bw-call-window.h"
#include "bw-call-words.h"
#include "bw-calm.h"
#include "bw-chart-rows.h"
#include "bw-format.h"
#include "bw-picture-menu.h"
#include "bw-point-line.h"
#include "bw-point-story.h"
#include "bw-site-log.h"
#include "bw-spark-line.h"
#include "bw-symbol-icon.h"
#include "bw-time.h"

#include <glib/gi18n.h>
#include <math.h>

/* Its figures, as measures of the catalogue; the last hour is none. */
enum
{
  SAMPLED,
  HOUR,
  QUEUE,
  WAIT,
  DESKS,
  STAFF,
  N_FIGURES,
};

/* That name who is on duty, and what is the matter. */
#define DOCUMENTS (1u << BW_DOCUMENT_TYPE_ASSIGNMENT | 1u << BW_DOCUMENT_TYPE_TEAM | 1u << BW_DOCUMENT_TYPE_ALERT \
                   | 1u << BW_DOCUMENT_TYPE_SITE)

static const char * const ids[N_FIGURES] = { "sampled", NULL, "queue", "wait", "desks_open", "staff" };

struct _BwPointPanel
{
  GtkWidget parent_instance;

  GtkWidget      *box;
  BwSymbolIcon   *symbol;
  GtkLabel       *name;
  GtkLabel       *state;
  GtkWidget      *close;
  GtkBox         *figures;
  BwCallList     *calls;
  BwSparkLine    *queue_line;
  GtkLabel       *queue_words;
  BwSparkLine    *rate_line;
  GtkLabel       *rate_words;
  GtkLabel       *duty;
  GtkLabel       *standing;
  BwSiteEvents   *events;
  BwSiteSupplies *supplies;

  BwFigureCard   *card;     /* (unowned): in @figures */
  BwPointTrails  *trails;   /* (owned) (nullable) */
  BwDesk         *desk;     /* (owned) (nullable) */
  BwSiteLog      *log;      /* (owned) (nullable) */
  BwPlace         point;
  guint                edition;     /* of the places in which @point is one */
};

enum
{
  CLOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwPointPanel, bw_point_panel, GTK_TYPE_WIDGET)

static const BwPointTrail *
get_trail (BwPointPanel *self)
{
  return self->trails != NULL ? bw_point_trails_get (self->trails, self->point) : NULL;
}

static void
init_hour (BwPointPanel  *self,
           const BwFacts *facts,
           BwFigureFace  *face)
{
  const BwPointTrail *trail = get_trail (self);
  double rate = trail != NULL ? bw_point_trail_get_rate (trail, facts->now) : NAN;

  face->name = g_strdup (_("Last hour"));
  face->value = isnan (rate) ? g_strdup (_("cannot tell yet")) : bw_format_integer (rate);
  face->unit = g_strdup (!isnan (rate) && facts->is_chinese ? "人" : "");
  face->is_missing = isnan (rate);
}

static void
init_face (BwPointPanel  *self,
           const BwFacts *facts,
           guint          index,
           BwFigureFace  *face)
{
  g_autofree char *as_of = NULL;
  BwPointLine line;
  BwFigure figure;
  gboolean is_known;
  BwCall *call;

  *face = (BwFigureFace) { .tone = BW_TONE_FG2 };
  if (index == HOUR)
    {
      init_hour (self, facts, face);
      return;
    }

  is_known = bw_facts_get_figure (facts, self->point, NULL, ids[index], &figure);
  face->name = g_strdup (facts->is_chinese ? figure.measure->name_zh : figure.measure->name_en);
  face->value = bw_format_figure (&figure, facts->language);
  face->is_missing = !is_known;
  call = bw_call_face_find (facts->desk, self->point,
                            bw_picture_get_subject_name (facts->picture, facts->sampling), &figure);
  if (!is_known && call != NULL)
    bw_call_face_show (facts->desk, call, face);
  if (!is_known)
    return;

  face->unit = g_strdup (facts->is_chinese ? figure.measure->unit_zh : "");
  face->is_stale = bw_figure_is_stale (&figure, facts->now);
  as_of = bw_format_as_of (bw_figure_get_as_of (&figure), facts->now, facts->zone, facts->language);
  face->tooltip = g_strdup_printf (_("As of %s"), as_of);
  bw_point_line_init (&line, facts, self->point);
  if (call != NULL)
    {
      bw_call_face_show (facts->desk, call, face);
    }
  else if (index == SAMPLED && !isnan (line.target))
    {
      g_autofree char *target = bw_format_integer (line.target);

      face->note = g_strdup_printf (_("of %s"), target);
    }
  else if (index == DESKS && line.desks >= 0)
    {
      /* Translators: desks that are laid out, below the number of those that are open */
      face->note = g_strdup_printf (_("of %d"), line.desks);
    }
  else
    {
      face->note = g_strdup (face->tooltip);
    }
}

/* What stands behind one: the figure of the model, and of the last hour how it is
 * found. */
static BwTruth *
make_truth (guint    index,
            gpointer user_data)
{
  BwPointPanel *self = user_data;
  BwFigureFace face;
  BwFigure figure;
  BwTruth *truth;
  BwFacts facts;

  if (self->desk == NULL || self->point == BW_PLACE_NONE)
    return NULL;

  bw_facts_init (&facts, self->desk);
  if (facts.round == NULL)
    return NULL;

  init_face (self, &facts, index, &face);
  truth = bw_truth_new (face.name, face.value);
  bw_figure_face_clear (&face);
  if (index == HOUR)
    {
      truth->definition = g_strdup (_("What the point has reported now less what it had an hour ago: of the "
                                      "backend's log, and of what came since the desk was opened."));
      return truth;
    }

  if (bw_facts_get_figure (&facts, self->point, NULL, ids[index], &figure))
    bw_truth_add_figure (truth, &figure, facts.now, facts.zone, facts.language);
  bw_call_words_add_truth (truth, self->desk, self->point, facts.sampling, figure.measure);
  return truth;
}

static double
find_greatest (const double *values,
               guint         n)
{
  double greatest = NAN;

  for (guint i = 0; i < n; i++)
    greatest = fmax (greatest, values[i]);

  return greatest;
}

/* The line and the same in words: the greatest of it. */
static void
show_line (BwPointPanel  *self,
           BwSparkLine   *line,
           GtkLabel      *words,
           const char    *name,
           const double  *values,
           guint          n,
           guint          n_known,
           gboolean       is_late,
           const BwFacts *facts)
{
  const BwSpark spark = { values, n_known > 1 ? n : 0, is_late };
  g_autofree char *greatest = bw_format_value (find_greatest (values, n), BW_BOUND_EXACT, facts->language);
  g_autofree char *text = NULL;

  if (n_known > 1)
    /* Translators: the greatest of a line */
    text = g_strdup_printf (_("%s, at most %s"), name, greatest);
  else
    /* Translators: what a line would show */
    text = g_strdup_printf (_("%s: nothing on record yet"), name);

  bw_spark_line_set_spark (line, &spark);
  gtk_widget_set_visible (GTK_WIDGET (line), n_known > 1);
  bw_calm_set_text (words, text);
  bw_accessible_set_label (GTK_ACCESSIBLE (line), text);
  bw_picture_menu_set_subject (GTK_WIDGET (line), facts->desk, text,
                               bw_place_tree_get_name (facts->places, self->point, facts->language));
}

/* A slot is what stood at its end; the newest is not over yet. */
static GPtrArray *
list_queues (gpointer user_data)
{
  BwPointPanel *self = user_data;
  const BwPointTrail *trail = get_trail (self);
  GPtrArray *rows = bw_chart_rows_new (C_("column", "Time"), C_("column", "People in the queue"), NULL);
  gint64 now = bw_desk_get_data_now (self->desk);
  double queues[BW_POINT_TRAIL_SLOTS];

  if (trail == NULL)
    return rows;

  bw_point_trail_get_queues (trail, now, queues);
  for (guint i = 0; i < BW_POINT_TRAIL_SLOTS; i++)
    {
      gint64 end = (now / BW_POINT_TRAIL_STEP - (gint64) (BW_POINT_TRAIL_SLOTS - 1 - i) + 1) * BW_POINT_TRAIL_STEP;

      bw_chart_rows_add (rows, bw_chart_rows_dup_time (MIN (end, now), bw_desk_get_time_zone (self->desk)),
                         bw_chart_rows_dup_number (queues[i]), NULL);
    }

  return rows;
}

static GPtrArray *
list_rates (gpointer user_data)
{
  BwPointPanel *self = user_data;
  const BwPointTrail *trail = get_trail (self);
  GPtrArray *rows = bw_chart_rows_new (C_("column", "Half hour until"), C_("column", "Sampled an hour"), NULL);
  gint64 now = bw_desk_get_data_now (self->desk);
  double rates[BW_POINT_TRAIL_RATES];

  if (trail == NULL)
    return rows;

  bw_point_trail_get_rates (trail, now, rates);
  for (guint i = 0; i < BW_POINT_TRAIL_RATES; i++)
    bw_chart_rows_add (rows,
                       bw_chart_rows_dup_time (now - (gint64) (BW_POINT_TRAIL_RATES - 1 - i) * BW_TIME_HOUR / 2,
                                               bw_desk_get_time_zone (self->desk)),
                       bw_chart_rows_dup_number (rates[i]), NULL);

  return rows;
}

static void
update_history (BwPointPanel  *self,
                const BwFacts *facts,
                BwPointState   state)
{
  const BwPointTrail empty = { 0 };
  const BwPointTrail *trail = get_trail (self);
  double queues[BW_POINT_TRAIL_SLOTS];
  double rates[BW_POINT_TRAIL_RATES];
  guint n_queues;
  guint n_rates;

  if (trail == NULL)
    trail = &empty;
  n_queues = bw_point_trail_get_queues (trail, facts->now, queues);
  n_rates = bw_point_trail_get_rates (trail, facts->now, rates);
  show_line (self, self->queue_line, self->queue_words, _("People in the queue, 6 hours"), queues,
             BW_POINT_TRAIL_SLOTS, n_queues, state == BW_POINT_JAMMED, facts);
  show_line (self, self->rate_line, self->rate_words, _("Sampled an hour, 6 hours"), rates,
             BW_POINT_TRAIL_RATES, n_rates, state == BW_POINT_PAUSED, facts);
}

static void
update_documents (BwPointPanel  *self,
                  const BwFacts *facts)
{
  g_autofree char *duty = bw_point_story_dup_duty (facts, self->point);
  g_autofree char *standing = bw_point_story_dup_standing (facts, self->point);

  bw_calm_set_text (self->duty, duty[0] != '\0' ? duty : _("No team is known here."));
  bw_calm_set_text (self->standing, standing);
  gtk_widget_set_visible (GTK_WIDGET (self->standing), standing[0] != '\0');
}

static void
show_log (BwPointPanel  *self,
          const BwFacts *facts)
{
  g_autofree char *note = bw_site_log_dup_note (self->log);

  bw_site_events_show (self->events, facts, bw_site_log_get_events (self->log), note);
}

/* @types: bit `1 << BwDocumentType` of the documents that have changed since */
static void
update_site (BwPointPanel  *self,
             const BwFacts *facts,
             guint          types)
{
  gint64 as_of = self->point != BW_PLACE_NONE ? bw_picture_get_as_of (facts->picture, self->point, facts->sampling) : 0;

  bw_site_log_set_site (self->log, facts, self->point, as_of, types);
  bw_site_supplies_set_site (self->supplies, facts, self->point);
  show_log (self, facts);
}

static void
close_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  g_signal_emit (widget, signals[CLOSED], 0);
}

static void
call_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  BwPointPanel *self = BW_POINT_PANEL (widget);
  BwPlaceTree *places = bw_desk_get_places (self->desk);

  if (self->point != BW_PLACE_NONE)
    bw_ahead_present (GTK_WINDOW (bw_call_window_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->desk,
                                                      bw_place_tree_get_code (places, self->point), NULL)));
}

static void
update_rights (BwPointPanel *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "panel.call", bw_call_edits_may_write (self->desk));
}

static void
on_edits_rights_cb (BwPointPanel *self,
                    BwEdits      *edits)
{
  g_assert (BW_IS_POINT_PANEL (self));

  update_rights (self);
}

/* Its figures may have come by telephone. */
static void
on_calls_changed_cb (BwPointPanel *self,
                     BwCallBook   *calls)
{
  BwFacts facts;

  g_assert (BW_IS_POINT_PANEL (self));

  if (self->point == BW_PLACE_NONE || !gtk_widget_get_mapped (GTK_WIDGET (self))
      || self->edition != bw_place_tree_get_edition (bw_desk_get_places (self->desk)))
    return;

  bw_facts_init (&facts, self->desk);
  bw_point_panel_update (self, &facts, 0);
}

static void
on_log_changed_cb (BwPointPanel *self)
{
  BwFacts facts;

  g_assert (BW_IS_POINT_PANEL (self));

  bw_facts_init (&facts, self->desk);
  show_log (self, &facts);
}

static void
set_desk (BwPointPanel *self,
          BwDesk       *desk)
{
  self->desk = g_object_ref (desk);
  self->log = bw_site_log_new (desk);
  g_signal_connect_object (self->log, "changed", G_CALLBACK (on_log_changed_cb), self, G_CONNECT_SWAPPED);
  bw_call_list_set_desk (self->calls, desk);
  g_signal_connect_object (bw_desk_get_calls (desk), "changed", G_CALLBACK (on_calls_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (bw_desk_get_edits (desk), "rights-changed", G_CALLBACK (on_edits_rights_cb), self,
                           G_CONNECT_SWAPPED);
  update_rights (self);
}

static void
bw_point_panel_dispose (GObject *object)
{
  BwPointPanel *self = BW_POINT_PANEL (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), BW_TYPE_POINT_PANEL);
  g_clear_object (&self->log);
  g_clear_object (&self->trails);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (bw_point_panel_parent_class)->dispose (object);
}

static void
bw_point_panel_class_init (BwPointPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = bw_point_panel_dispose;

  signals[CLOSED] = g_signal_new ("closed", BW_TYPE_POINT_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  g_type_ensure (BW_TYPE_CALL_LIST);
  g_type_ensure (BW_TYPE_SITE_EVENTS);
  g_type_ensure (BW_TYPE_SITE_SUPPLIES);
  g_type_ensure (BW_TYPE_SPARK_LINE);
  g_type_ensure (BW_TYPE_SYMBOL_ICON);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/bulwarkdesk/Bulwark/sampling/bw-point-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, BwPointPanel, box);
  gtk_widget_class_bind_template_child (widget_class, BwPointPanel, symbol);
  gtk_widget_class_bind_template_child (widget_class, BwPointPanel, name);
  gtk_widget_class_bind_template_child (widget_class, BwPointPanel, state);
  gtk_widget_class_bind_template_child (widget_class, BwPointPanel, close);
  gtk_widget_class_bind_template_child (widget_class, BwPointPanel, figures);
  gtk_widget_class_bind_template_child (widget_class, BwPointPanel, calls);
  gtk_widget_class_bind_template_child (widget_class, BwPointPanel, queue_line);
  gtk_widget_class_bind_template_child (widget_class, BwPointPanel, queue_words);
  gtk_widget_class_bind_template_child (widget_class, BwPointPanel, rate_line);
  gtk_widget_class_bind_template_child (widget_class, BwPointPanel, rate_words);
  gtk_widget_class_bind_template_child (widget_class, BwPointPanel, duty);
  gtk_widget_class_bind_template_child (widget_class, BwPointPanel, standing);
  gtk_widget_class_bind_template_child (widget_class, BwPointPanel, events);
  gtk_widget_class_bind_template_child (widget_class, BwPointPanel, supplies);
  gtk_widget_class_install_action (widget_class, "panel.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "panel.call", NULL, call_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "panel.close", NULL);
}

static void
bw_point_panel_init (BwPointPanel *self)
{
  self->point = BW_PLACE_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->card = BW_FIGURE_CARD (bw_figure_card_new (N_FIGURES));
  bw_figure_card_set_truth_func (self->card, make_truth, self, NULL);
  bw_picture_menu_attach (GTK_WIDGET (self->queue_line), NULL);
  bw_picture_menu_attach (GTK_WIDGET (self->rate_line), NULL);
  bw_picture_menu_set_rows (GTK_WIDGET (self->queue_line), list_queues, 1, self);
  bw_picture_menu_set_rows (GTK_WIDGET (self->rate_line), list_rates, 1, self);
  gtk_box_append (self->figures, GTK_WIDGET (self->card));
}

GtkWidget *
bw_point_panel_new (void)
{
  return g_object_new (BW_TYPE_POINT_PANEL, NULL);
}

void
bw_point_panel_set_trails (BwPointPanel  *self,
                           BwPointTrails *trails)
{
  g_return_if_fail (BW_IS_POINT_PANEL (self));
  g_return_if_fail (self->trails == NULL);

  self->trails = g_object_ref (trails);
}

/**
 * bw_point_panel_set_point:
 * @self: a panel
 * @facts: of the desk, with a round
 * @point: a sampling point, or %BW_PLACE_NONE
 */
void
bw_point_panel_set_point (BwPointPanel  *self,
                          const BwFacts *facts,
                          BwPlace        point)
{
  g_return_if_fail (BW_IS_POINT_PANEL (self));
  g_return_if_fail (facts != NULL);

  self->point = point;
  self->edition = bw_place_tree_get_edition (facts->places);
  if (self->desk == NULL)
    set_desk (self, facts->desk);
  bw_call_list_set_scope (self->calls, point);
  if (point != BW_PLACE_NONE && self->trails != NULL)
    bw_point_trails_want (self->trails, facts, point, TRUE);
  if (point == BW_PLACE_NONE)
    update_site (self, facts, 0);
  bw_point_panel_update (self, facts, G_MAXUINT);
}

BwPlace
bw_point_panel_get_point (BwPointPanel *self)
{
  g_return_val_if_fail (BW_IS_POINT_PANEL (self), BW_PLACE_NONE);

  return self->point;
}

/**
 * bw_point_panel_update:
 * @self: a panel
 * @facts: of the desk
 * @types: bit `1 << BwDocumentType` of the documents that have changed since
 */
void
bw_point_panel_update (BwPointPanel  *self,
                       const BwFacts *facts,
                       guint          types)
{
  g_autofree char *state = NULL;
  g_autofree char *queue = NULL;
  BwPointLine line;

  g_return_if_fail (BW_IS_POINT_PANEL (self));
  g_return_if_fail (facts != NULL);

  if (self->point == BW_PLACE_NONE || facts->round == NULL || !bw_place_tree_is_site (facts->places, self->point))
    return;

  bw_point_line_init (&line, facts, self->point);
  queue = bw_point_line_dup_queue (&line, facts->language);
  state = g_strdup_printf ("%s · %s · %s", line.area, bw_point_state_get_word (line.state), queue);
  bw_calm_set_text (self->name, line.name);
  bw_calm_set_text (self->state, state);
  bw_symbol_icon_set_symbol (self->symbol, bw_point_state_get_symbol (line.state));
  bw_symbol_icon_set_tone (self->symbol, bw_point_state_get_tone (line.state));
  for (guint i = 0; i < N_FIGURES; i++)
    {
      BwFigureFace face;

      init_face (self, facts, i, &face);
      bw_figure_card_set_face (self->card, i, &face);
      bw_figure_face_clear (&face);
    }
  bw_figure_card_update_strip (self->card);
  update_history (self, facts, line.state);
  if ((types & DOCUMENTS) != 0)
    update_documents (self, facts);
  update_site (self, facts, types);
}

void
bw_point_panel_focus (BwPointPanel *self)
{
  g_return_if_fail (BW_IS_POINT_PANEL (self));

  gtk_widget_grab_focus (self->close);
}

BwFigureCard *
bw_point_panel_get_card (BwPointPanel *self)
{
  g_return_val_if_fail (BW_IS_POINT_PANEL (self), NULL);

  return self->card;
}

const char *
bw_point_panel_get_duty (BwPointPanel *self)
{
  g_return_val_if_fail (BW_IS_POINT_PANEL (self), "");

  return gtk_label_get_text (self->duty);
}

const char *
bw_point_panel_get_standing (BwPointPanel *self)
{
  g_return_val_if_fail (BW_IS_POINT_PANEL (self), "");

  return gtk_label_get_text (self->standing);
}

BwSiteEvents *
bw_point_panel_get_events (BwPointPanel *self)
{
  g_return_val_if_fail (BW_IS_POINT_PANEL (self), NULL);

  return self->events;
}

BwSiteSupplies *
bw_point_panel_get_supplies (BwPointPanel *self)
{
  g_return_val_if_fail (BW_IS_POINT_PANEL (self), NULL);

  return self->supplies;
}
