/* bw-suggest-card.c: an area that could get desks, and the areas that could give them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-suggest-card.h"

#include "bw-accessible.h"

#include <glib/gi18n.h>

/* One of its moves. */
typedef struct
{
  guint          move;    /* index in the suggestion */
  guint          from;    /* index of the area */
  GtkLabel      *facts;   /* (unowned) */
  GtkLabel      *refusal; /* (unowned) */
  GtkSpinButton *desks;   /* (unowned) */
} Line;

struct _BwSuggestCard
{
  AdwBin parent_instance;

  const BwSuggestWords *words;      /* (unowned) */
  guint                 to;
  GArray               *lines;      /* (owned) (element-type Line) */
  gboolean              is_showing;

  GtkLabel             *name;
  GtkLabel             *change;
  GtkLabel             *facts;
  GtkBox               *moves;
  GtkLabel             *hint;
  GtkWidget            *teams;
  GtkWidget            *draft;
};

enum
{
  TRIED,
  DRAFT,
  TEAMS,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (BwSuggestCard, bw_suggest_card, ADW_TYPE_BIN)

static const BwSuggestMove *
get_move (BwSuggestCard *self,
          guint          move)
{
  return &g_array_index (bw_suggest_get_moves (self->words->suggest), BwSuggestMove, move);
}

/* "Range: … · Deadline: …", and below it "Desks: …" */
static char *
dup_facts (BwSuggestCard *self,
           guint          area)
{
  g_autofree char *band = bw_suggest_words_dup_band (self->words, area);
  g_autofree char *margin = bw_suggest_words_dup_margin (self->words, area);
  g_autofree char *basis = bw_suggest_words_dup_basis (self->words, area);

  return g_strconcat (band, *band != '\0' && *margin != '\0' ? " · " : "", margin,
                      *band != '\0' || *margin != '\0' ? "\n" : "", basis, NULL);
}

static void
on_desks_changed_cb (BwSuggestCard *self,
                     GtkSpinButton *desks)
{
  g_assert (BW_IS_SUGGEST_CARD (self));

  if (self->is_showing)
    return;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      if (line->desks == desks)
        bw_suggest_try (self->words->suggest, line->move, (guint) gtk_spin_button_get_value_as_int (desks));
    }
  g_signal_emit (self, signals[TRIED], 0);
}

static void
on_draft_clicked_cb (BwSuggestCard *self)
{
  g_assert (BW_IS_SUGGEST_CARD (self));

  g_signal_emit (self, signals[DRAFT], 0);
}

static void
on_teams_clicked_cb (BwSuggestCard *self)
{
  g_assert (BW_IS_SUGGEST_CARD (self));

  g_signal_emit (self, signals[TEAMS], 0);
}

static GtkWidget *
make_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, style);
  return label;
}

/* A giver, what it comes to for it, and how many it gives. */
static void
add_line (BwSuggestCard *self,
          guint          move)
{
  const char *name = bw_suggest_words_get_name (self->words, get_move (self, move)->from);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = make_label ("strong");
  GtkWidget *desks = gtk_spin_button_new_with_range (0, 1, 1);
  Line line = { .move = move, .from = get_move (self, move)->from, .desks = GTK_SPIN_BUTTON (desks) };
  g_autofree char *from = NULL;
  g_autofree char *label = NULL;

  /* Translators: the place is for the area that gives desks */
  from = g_strdup_printf (_("From %s"), name);
  /* Translators: the places are for the area that gives desks and the one that gets them */
  label = g_strdup_printf (_("Desks from %s to %s"), name, bw_suggest_words_get_name (self->words, self->to));
  gtk_label_set_text (GTK_LABEL (title), from);
  line.facts = GTK_LABEL (make_label ("fg2"));
  line.refusal = GTK_LABEL (make_label ("late"));
  gtk_widget_add_css_class (GTK_WIDGET (line.facts), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (line.refusal), "caption");
  gtk_widget_add_css_class (row, "suggest-line");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (desks, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (line.facts));
  gtk_box_append (GTK_BOX (texts), GTK_WIDGET (line.refusal));
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), desks);
  gtk_box_append (self->moves, row);
  bw_accessible_set_label (GTK_ACCESSIBLE (desks), label);
  g_signal_connect_object (desks, "value-changed", G_CALLBACK (on_desks_changed_cb), self, G_CONNECT_SWAPPED);
  g_array_append_val (self->lines, line);
}

/* TRUE: it can give so many. */
static gboolean
update_line (BwSuggestCard *self,
             const Line    *line)
{
  g_autofree char *change = bw_suggest_words_dup_change (self->words, line->from);
  g_autofree char *facts = dup_facts (self, line->from);
  g_autofree char *refusal = bw_suggest_words_dup_refusal (self->words, line->from);
  g_autofree char *text = g_strdup_printf ("%s\n%s", change, facts);

  gtk_label_set_text (line->facts, text);
  gtk_label_set_text (line->refusal, refusal != NULL ? refusal : "");
  gtk_widget_set_visible (GTK_WIDGET (line->refusal), refusal != NULL);
  gtk_spin_button_set_range (line->desks, 0, bw_suggest_get_most (self->words->suggest, line->move));
  gtk_spin_button_set_value (line->desks, get_move (self, line->move)->desks);
  return refusal == NULL;
}

static void
bw_suggest_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), BW_TYPE_SUGGEST_CARD);

  G_OBJECT_CLASS (bw_suggest_card_parent_class)->dispose (object);
}

static void
bw_suggest_card_finalize (GObject *object)
{
  g_array_unref (BW_SUGGEST_CARD (object)->lines);

  G_OBJECT_CLASS (bw_suggest_card_parent_class)->finalize (object);
}

static void
bw_suggest_card_class_init (BwSuggestCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = bw_suggest_card_dispose;
  object_class->finalize = bw_suggest_card_finalize;

  signals[TRIED] = g_signal_new ("tried", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  signals[DRAFT] = g_signal_new ("draft", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  signals[TEAMS] = g_signal_new ("teams", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/bulwarkdesk/Bulwark/suggest/bw-suggest-card.ui");
  gtk_widget_class_bind_template_child (widget_class, BwSuggestCard, name);
  gtk_widget_class_bind_template_child (widget_class, BwSuggestCard, change);
  gtk_widget_class_bind_template_child (widget_class, BwSuggestCard, facts);
  gtk_widget_class_bind_template_child (widget_class, BwSuggestCard, moves);
  gtk_widget_class_bind_template_child (widget_class, BwSuggestCard, hint);
  gtk_widget_class_bind_template_child (widget_class, BwSuggestCard, teams);
  gtk_widget_class_bind_template_child (widget_class, BwSuggestCard, draft);
  gtk_widget_class_bind_template_callback (widget_class, on_draft_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_teams_clicked_cb);
}

static void
bw_suggest_card_init (BwSuggestCard *self)
{
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * bw_suggest_card_new:
 * @words: of a suggestion with moves to @to
 * @to: index of the area that gets desks
 *
 * Returns: (transfer floating): the card, empty until bw_suggest_card_update()
 */
GtkWidget *
bw_suggest_card_new (const BwSuggestWords *words,
                     guint                 to)
{
  BwSuggestCard *self = g_object_new (BW_TYPE_SUGGEST_CARD, NULL);

  self->words = words;
  self->to = to;
  gtk_label_set_text (self->name, bw_suggest_words_get_name (words, to));
  for (guint i = 0; i < bw_suggest_get_moves (words->suggest)->len; i++)
    {
      if (get_move (self, i)->to == to)
        add_line (self, i);
    }

  return GTK_WIDGET (self);
}

guint
bw_suggest_card_get_to (BwSuggestCard *self)
{
  g_return_val_if_fail (BW_IS_SUGGEST_CARD (self), 0);

  return self->to;
}

/**
 * bw_suggest_card_update:
 * @self: a card
 * @may_draft: whether orders can be written here
 *
 * Nothing that nobody could carry out becomes an order: neither none at all, nor more than
 * somebody can give.
 */
void
bw_suggest_card_update (BwSuggestCard *self,
                        gboolean       may_draft)
{
  g_autofree char *change = NULL;
  g_autofree char *facts = NULL;
  gboolean is_possible = TRUE;
  guint n_desks = 0;

  g_return_if_fail (BW_IS_SUGGEST_CARD (self));

  self->is_showing = TRUE;
  change = bw_suggest_words_dup_change (self->words, self->to);
  facts = dup_facts (self, self->to);
  gtk_label_set_text (self->change, change);
  gtk_label_set_text (self->facts, facts);
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      is_possible = update_line (self, line) && is_possible;
      n_desks += get_move (self, line->move)->desks;
    }

  gtk_widget_set_sensitive (self->draft, may_draft && is_possible && n_desks > 0);
  gtk_widget_set_sensitive (self->teams, may_draft && is_possible && n_desks > 0);
  gtk_label_set_text (self->hint, may_draft ? _("Nothing is sent before you issue it.")
                                            : _("Orders cannot be written here."));
  self->is_showing = FALSE;
}
