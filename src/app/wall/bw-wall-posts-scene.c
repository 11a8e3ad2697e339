/* bw-wall-posts-scene.c: checkpoints and teams: what stands, and what is missing
 *
 * The figures are those of the pages of checkpoints and teams, counted by their books.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bw-wall-posts-scene.h"

#include "bw-alert-list.h"
#include "bw-checkpoint-words.h"
#include "bw-format-text.h"
#include "bw-format.h"
#include "bw-roster-keeper.h"
#include "bw-stack-bar.h"
#include "bw-team-figures.h"
#include "bw-wall-part.h"

#include <glib/gi18n.h>
#include <math.h>

/* In units, base lines from the top of the stage. */
#define HEIGHT       908.0
#define TOP          36.0
#define BOTTOM       880.0
#define GAP          40.0
#define INSET        40.0
#define RADIUS       20.0
#define TITLE        109.0
#define HERO         272.0
#define HERO_SIZE    168.0
#define RULE         313.0
#define CHECK_PITCH  109.6
#define COUNTS_LABEL 368.0
#define COUNTS       457.0
#define SECOND       399.0
#define COUNTS_RULE  487.0
#define LENT         562.0
#define LENT_RULE    598.0

/* More would be too small to read: those that follow are added up. */
#define MOST_LENDERS 3

#define GAP_RULE "checkpoint-gap"

enum
{
  ROLE_POSTS,
  ROLE_CHECK,
  ROLE_LONGEST,
  ROLE_TEAMS,
  ROLE_MEMBERS,
  ROLE_BRANCHES,
  ROLE_LENT,
  ROLE_LENDER,
};

struct _BwWallPostsScene
{
  BwWallSheet parent_instance;

  BwCheckpointBook *book;    /* (owned) */
  BwRosterKeeper   *keeper;  /* (unowned) (nullable): the desk's, once it was shown */
};

typedef struct
{
  BwPlace  place;
  double   value;
  BwBound  bound;
} Lender;

G_DEFINE_FINAL_TYPE (BwWallPostsScene, bw_wall_posts_scene, BW_TYPE_WALL_SHEET)

static guint
count (const BwFacts *facts,
       BwPlace        place,
       BwCondition    condition)
{
  return bw_facts_count (facts, place, BW_SITE_KIND_CHECKPOINT, condition);
}

static void
add_posts (GPtrArray     *rows,
           const BwFacts *facts,
           BwPlace        place)
{
  BwWallRow *row = bw_wall_row_add (rows, ROLE_POSTS, C_("wall", "Checkpoints"));
  guint n_all = bw_facts_count_all (facts, place, BW_SITE_KIND_CHECKPOINT);
  guint n_bad = bw_facts_count_exceptions (facts, place, BW_SITE_KIND_CHECKPOINT);
  guint n_unknown = count (facts, place, BW_CONDITION_UNKNOWN);
  BwSubject subject = bw_picture_get_subject (facts->picture, "checkpoint");

  if (subject != BW_SUBJECT_NONE)
    row->as_of = bw_wall_sheet_dup_as_of (facts->desk, bw_picture_get_as_of (facts->picture, place, subject));
  row->value = bw_format_integer (n_all);
  if (n_bad > 0)
    {
      row->symbol = BW_SYMBOL_LATE;
      row->tone = BW_TONE_LATE;
      /* Translators: on the wall: checkpoints that need a person. */
      row->state = bw_format_text (g_dngettext (NULL, "%u exception", "%u exceptions", n_bad), n_bad);
    }
  else if (n_unknown > 0)
    {
      /* Translators: on the wall: checkpoints that have never reported. */
      row->state = bw_format_text (C_("wall", "%u not reported"), n_unknown);
    }
  else if (n_all > 0)
    {
      row->symbol = BW_SYMBOL_DONE;
      row->tone = BW_TONE_SUCCESS;
      row->state = g_strdup (C_("wall", "no exceptions"));
    }
}

/* Carried out everywhere is said only where each of them has said so. */
static void
add_check (BwWallPostsScene *self,
           GPtrArray        *rows,
           const BwFacts    *facts,
           BwPlace           place,
           BwCheck           check)
{
  BwWallRow *row = bw_wall_row_add (rows, ROLE_CHECK, bw_checkpoint_words_get_check (facts, check));
  guint n_unmet = bw_checkpoint_book_count_unmet (self->book, place, check);
  guint n_unclear = count (facts, place, BW_CONDITION_UNCONFIRMED) + count (facts, place, BW_CONDITION_SILENT)
                    + count (facts, place, BW_CONDITION_UNKNOWN);

  if (n_unmet > 0)
    {
      row->symbol = BW_SYMBOL_LATE;
      row->tone = BW_TONE_LATE;
      /* Translators: on the wall: checkpoints at which a measure is not carried out. */
      row->state = bw_format_text (C_("wall", "%u not carried out"), n_unmet);
    }
  else if (n_unclear > 0)
    {
      row->symbol = BW_SYMBOL_TIGHT;
      /* Translators: on the wall: checkpoints of which it is not known whether a measure is carried out. */
      row->state = bw_format_text (C_("wall", "%u to be confirmed"), n_unclear);
    }
  else if (bw_facts_count_all (facts, place, BW_SITE_KIND_CHECKPOINT) > 0)
    {
      row->symbol = BW_SYMBOL_DONE;
      row->tone = BW_TONE_SUCCESS;
      row->state = g_strdup (C_("wall", "carried out everywhere"));
    }
  else
    {
      row->state = g_strdup (C_("wall", "not reported"));
    }
}

/* Since when is known of those alone about which an alert was raised. */
static void
add_longest (GPtrArray *rows,
             BwDesk    *desk)
{
  g_autoptr (GPtrArray) alerts = bw_alert_list_new (desk);
  const BwAlert *longest = NULL;
  BwPlaceTree *places = bw_desk_get_places (desk);
  g_autofree char *age = NULL;
  BwWallRow *row;

  for (guint i = 0; i < alerts->len; i++)
    {
      const BwAlert *alert = bw_document_get_alert (g_ptr_array_index (alerts, i));

      if (g_str_equal (alert->rule, GAP_RULE) && (longest == NULL || alert->raised < longest->raised))
        longest = alert;
    }
  if (longest == NULL)
    return;

  age = bw_format_span (bw_desk_get_data_now (desk) - longest->raised, bw_desk_get_language (desk));
  row = bw_wall_row_add (rows, ROLE_LONGEST, C_("wall", "Longest alert"));
  row->value = g_strdup_printf ("%s · %s",
                                bw_place_tree_get_name (places, bw_place_tree_lookup (places, longest->place),
                                                        bw_desk_get_language (desk)), age);
}

/* There is no room for a sentence: what the parts are beside the whole says the same. */
static char *
dup_contradiction (const BwFigure *figure,
                   const char     *language)
{
  BwContradiction contradiction = bw_figure_get_contradiction (figure);
  g_autofree char *parts = NULL;

  if (contradiction != BW_CONTRADICTION_PARTS)
    return g_strdup (bw_format_contradiction (contradiction, language));

  parts = bw_format_value (figure->summed, figure->summed_bound, language);
  /* Translators: on the wall, beside a figure: what its parts add up to, which is more: "parts: 120". */
  return g_strdup_printf (C_("wall", "parts: %s"), parts);
}

static BwWallRow *
add_stated (GPtrArray  *rows,
            guint       role,
            BwDesk     *desk,
            BwPlace     place,
            const char *measure,
            const char *name)
{
  BwWallRow *row = bw_wall_row_add (rows, role, name);
  BwFigure figure;

  if (!bw_team_figures_read (desk, place, measure, &figure) || bw_figure_is_missing (&figure))
    {
      row->value = g_strdup (C_("wall", "not reported"));
      row->is_muted = TRUE;
      return row;
    }

  row->value = bw_format_figure (&figure, bw_desk_get_language (desk));
  row->is_muted = bw_figure_is_stale (&figure, bw_desk_get_data_now (desk));
  row->as_of = bw_wall_sheet_dup_as_of (desk, bw_figure_get_as_of (&figure));
  if (bw_figure_get_contradiction (&figure) != BW_CONTRADICTION_NONE)
    {
      row->symbol = BW_SYMBOL_LATE;
      row->tone = BW_TONE_LATE;
      row->state = dup_contradiction (&figure, bw_desk_get_language (desk));
    }
  return row;
}

/* Beside what is said of the figure already. */
static void
add_state (BwWallRow *row,
           char      *state)
{
  char *before = row->state;

  row->state = before != NULL ? g_strdup_printf ("%s · %s", state, before) : g_strdup (state);
  g_free (before);
  g_free (state);
}

static void
add_teams (BwWallPostsScene *self,
           GPtrArray        *rows,
           BwDesk           *desk,
           BwPlace           place)
{
  BwRoster *roster = bw_roster_keeper_get_roster (self->keeper);
  BwWallRow *row = add_stated (rows, ROLE_TEAMS, desk, place, "teams", C_("wall", "Volunteer teams"));
  BwCoverage total = { 0 };

  if (roster != NULL)
    bw_roster_get_total (roster, place, &total);
  if (total.missing > 0)
    {
      row->symbol = BW_SYMBOL_LATE;
      row->tone = BW_TONE_LATE;
      /* Translators: on the wall: shifts of today and tomorrow that nobody covers. */
      add_state (row, bw_format_text (g_dngettext (NULL, "%u shift uncovered", "%u shifts uncovered", total.missing),
                                      total.missing));
    }
  else if (total.thin > 0 && row->state == NULL)
    {
      add_state (row, bw_format_text (g_dngettext (NULL, "%u shift with too few people",
                                                   "%u shifts with too few people", total.thin), total.thin));
    }
  else if (total.covered > 0 && row->state == NULL)
    {
      row->symbol = BW_SYMBOL_DONE;
      row->tone = BW_TONE_SUCCESS;
      row->state = g_strdup (C_("wall", "all shifts covered"));
    }
  add_stated (rows, ROLE_MEMBERS, desk, place, "members", C_("wall", "Party members"));
  add_stated (rows, ROLE_BRANCHES, desk, place, "branches", C_("wall", "Temporary branches"));
}

static int
compare_lenders (gconstpointer a,
                 gconstpointer b)
{
  double left = ((const Lender *) a)->value;
  double right = ((const Lender *) b)->value;

  return left > right ? -1 : left < right;
}

/* (transfer full) (element-type Lender): parts that have lent some, the most first. */
static GArray *
list_lenders (BwDesk  *desk,
              BwPlace  place)
{
  GArray *lenders = g_array_new (FALSE, FALSE, sizeof (Lender));
  guint n_parts;
  const BwPlace *parts = bw_place_tree_get_parts (bw_desk_get_places (desk), place, &n_parts);

  for (guint i = 0; i < n_parts; i++)
    {
      Lender lender = { parts[i], 0.0, BW_BOUND_EXACT };
      BwFigure figure;

      if (bw_place_tree_is_site (bw_desk_get_places (desk), parts[i])
          || !bw_team_figures_read (desk, parts[i], "medical_lent", &figure) || bw_figure_is_missing (&figure))
        continue;

      lender.value = bw_figure_get_value (&figure);
      lender.bound = bw_figure_get_bound (&figure);
      g_array_append_val (lenders, lender);
    }
  g_array_sort (lenders, compare_lenders);
  return lenders;
}

static void
add_lender (GPtrArray    *rows,
            const char   *name,
            const Lender *lender,
            double        total,
            gboolean      is_rest,
            const char   *language)
{
  BwWallRow *row = bw_wall_row_add (rows, ROLE_LENDER, name);

  row->value = bw_format_value (lender->value, lender->bound, language);
  row->bar.share = total > 0.0 ? MIN (lender->value / total, 1.0) : 0.0;
  row->is_rest = is_rest;
  if (is_rest)
    row->note = g_strdup (C_("wall", "not itemised"));
}

static void
add_lent (GPtrArray *rows,
          BwDesk    *desk,
          BwPlace    place)
{
  g_autoptr (GArray) lenders = list_lenders (desk, place);
  guint most = lenders->len > MOST_LENDERS ? MOST_LENDERS - 1 : lenders->len;
  const char *language = bw_desk_get_language (desk);
  double total;
  Lender others = { 0 };
  Lender rest = { 0 };
  BwFigure figure;

  add_stated (rows, ROLE_LENT, desk, place, "medical_lent", C_("wall", "Medical staff lent"));
  if (!bw_team_figures_read (desk, place, "medical_lent", &figure) || bw_figure_is_missing (&figure))
    return;

  total = bw_figure_get_value (&figure);
  for (guint i = 0; i < lenders->len; i++)
    {
      const Lender *lender = &g_array_index (lenders, Lender, i);

      if (i < most)
        {
          add_lender (rows, bw_place_tree_get_name (bw_desk_get_places (desk), lender->place, language), lender, total,
                      FALSE, language);
          continue;
        }
      others.value += lender->value;
      others.bound = bw_bound_combine (others.bound, lender->bound);
    }
  if (most < lenders->len)
    add_lender (rows, C_("wall", "Other lenders"), &others, total, FALSE, language);
  if (!bw_figure_get_not_itemised (&figure, &rest.value) || rest.value <= 0.0)
    return;

  /* More than some less more than some is about as much. */
  rest.bound = figure.summed_bound == BW_BOUND_EXACT ? figure.stated_bound : BW_BOUND_ABOUT;
  add_lender (rows, C_("wall", "The rest"), &rest, total, TRUE, language);
}

static void
on_picture_changed_cb (BwWallPostsScene      *self,
                       const BwPictureChange *change,
                       BwPicture             *picture)
{
  g_assert (BW_IS_WALL_POSTS_SCENE (self));

  bw_checkpoint_book_note (self->book, bw_picture_get_places (picture), change);
}

static GPtrArray *
bw_wall_posts_scene_read (BwWallSheet *sheet,
                          BwDesk      *desk)
{
  BwWallPostsScene *self = BW_WALL_POSTS_SCENE (sheet);
  GPtrArray *rows = bw_wall_row_new_list ();
  BwPlace place = bw_desk_get_scope_place (desk);
  BwFacts facts;

  if (self->keeper == NULL)
    self->keeper = bw_roster_keeper_get (desk);

  bw_facts_init (&facts, desk);
  bw_checkpoint_book_follow (self->book, &facts);
  add_posts (rows, &facts, place);
  for (guint i = 0; i < BW_N_CHECKS; i++)
    add_check (self, rows, &facts, place, (BwCheck) i);
  add_longest (rows, desk);
  add_teams (self, rows, desk, place);
  add_lent (rows, desk, place);
  return rows;
}

static gboolean
bw_wall_posts_scene_is_settled (BwWallScene *scene)
{
  BwWallPostsScene *self = BW_WALL_POSTS_SCENE (scene);

  return self->keeper != NULL && bw_roster_keeper_is_settled (self->keeper);
}

/* The title with the time of what is below it, the greatest figure with its state. */
static void
draw_hero (BwWallSheet     *self,
           BwWallPen       *pen,
           const BwWallRow *row,
           double           u,
           double           x,
           double           width)
{
  const BwPalette *palette = bw_wall_sheet_get_palette (self);
  double taken;

  bw_wall_sheet_draw_title (self, pen, row, u, x, TITLE * u, width);
  taken = bw_wall_pen_write (pen, row->value, row->is_muted ? 84.0 * u : HERO_SIZE * u, PANGO_WEIGHT_ULTRABOLD,
                             row->is_muted ? &palette->fg2 : &palette->fg, x, HERO * u, 0.0, width * 0.62);
  if (row->state == NULL)
    return;

  bw_color_set_source (bw_theme_get_tone (palette, row->tone), pen->cr);
  bw_symbol_draw (row->symbol, pen->cr, x + taken + 56.0 * u, (HERO - 30.0) * u, 52.0 * u);
  taken += row->symbol != BW_SYMBOL_NONE ? 96.0 * u : 30.0 * u;
  bw_wall_pen_write (pen, row->state, 48.0 * u, PANGO_WEIGHT_BOLD, bw_theme_get_tone (palette, row->tone), x + taken,
                     (HERO - 12.0) * u, 0.0, width - taken);
}

static void
draw_checks (BwWallSheet *self,
             BwWallPen   *pen,
             double       u,
             double       x,
             double       width)
{
  const BwPalette *palette = bw_wall_sheet_get_palette (self);
  GPtrArray *rows = bw_wall_sheet_get_rows (self);
  double y = RULE * u;

  for (guint i = 0; i < rows->len; i++)
    {
      const BwWallRow *row = g_ptr_array_index (rows, i);
      double base = y + (CHECK_PITCH / 2.0 + 16.0) * u;
      double taken;

      if (row->role != ROLE_CHECK && row->role != ROLE_LONGEST)
        continue;

      bw_wall_sheet_draw_rule (self, pen->cr, x, y, width);
      if (row->role == ROLE_CHECK)
        taken = bw_wall_sheet_draw_state (self, pen, row, 46.0 * u, x + width, base, width * 0.7);
      else
        taken = bw_wall_pen_write (pen, row->value, 46.0 * u, PANGO_WEIGHT_BOLD, &palette->fg, x + width, base, 1.0,
                                   width * 0.72);
      bw_wall_pen_write (pen, row->name, row->role == ROLE_CHECK ? 48.0 * u : 36.0 * u, PANGO_WEIGHT_NORMAL,
                         row->role == ROLE_CHECK ? &palette->fg : &palette->fg2, x, base, 0.0,
                         width - taken - 24.0 * u);
      y += CHECK_PITCH * u;
    }
}

static void
draw_count (BwWallSheet     *self,
            BwWallPen       *pen,
            const BwWallRow *row,
            double           u,
            double           x,
            double           room)
{
  const BwPalette *palette = bw_wall_sheet_get_palette (self);
  double size = row->is_muted ? 42.0 : row->state != NULL ? 56.0 : 84.0;
  double taken;

  bw_wall_pen_write (pen, row->name, 36.0 * u, PANGO_WEIGHT_NORMAL, &palette->fg2, x, COUNTS_LABEL * u, 0.0, room);
  taken = bw_wall_pen_write (pen, row->value, size * u, PANGO_WEIGHT_ULTRABOLD,
                             row->is_muted ? &palette->fg2 : &palette->fg, x, COUNTS * u, 0.0, room * 0.6);
  bw_wall_sheet_draw_state (self, pen, row, 34.0 * u, x + room, COUNTS * u, room - taken - 20.0 * u);
}

static void
draw_lenders (BwWallSheet *self,
              BwWallPen   *pen,
              double       u,
              double       x,
              double       width)
{
  const BwPalette *palette = bw_wall_sheet_get_palette (self);
  GPtrArray *rows = bw_wall_sheet_get_rows (self);
  guint n = 0;
  double pitch;
  double y = LENT_RULE * u;

  for (guint i = 0; i < rows->len; i++)
    n += ((const BwWallRow *) g_ptr_array_index (rows, i))->role == ROLE_LENDER;
  pitch = (BOTTOM - LENT_RULE) * u / MAX (n, 2);
  for (guint i = 0; i < rows->len; i++)
    {
      const BwWallRow *row = g_ptr_array_index (rows, i);
      const BwStackPart part = { 1.0, row->shade, row->is_rest };
      double base = y + pitch / 2.0 + 15.0 * u;
      double bar = x + 300.0 * u;
      double room = width - 300.0 * u - 170.0 * u;

      if (row->role != ROLE_LENDER)
        continue;

      bw_wall_sheet_draw_rule (self, pen->cr, x, y, width);
      bw_wall_pen_write (pen, row->name, 40.0 * u, PANGO_WEIGHT_NORMAL, &palette->fg, x, base, 0.0, 280.0 * u);
      if (row->note != NULL)
        room -= 20.0 * u + bw_wall_pen_measure (pen, row->note, 32.0 * u, PANGO_WEIGHT_NORMAL);
      bw_stack_bar_draw (&part, 1, pen->cr, palette, bar, y + pitch / 2.0 - 17.0 * u,
                         MAX (room * row->bar.share, 8.0 * u), 34.0 * u);
      bw_wall_pen_write (pen, row->note, 32.0 * u, PANGO_WEIGHT_NORMAL, &palette->fg2,
                         bar + MAX (room * row->bar.share, 8.0 * u) + 20.0 * u, base - 3.0 * u, 0.0, 0.0);
      bw_wall_pen_write (pen, row->value, 52.0 * u, PANGO_WEIGHT_BOLD, &palette->fg, x + width, base + 2.0 * u, 1.0,
                         160.0 * u);
      y += pitch;
    }
}

static void
draw_teams (BwWallSheet *self,
            BwWallPen   *pen,
            double       u,
            double       x,
            double       width)
{
  const BwPalette *palette = bw_wall_sheet_get_palette (self);
  GPtrArray *rows = bw_wall_sheet_get_rows (self);
  const BwWallRow *lent = bw_wall_row_find (rows, ROLE_LENT);
  double taken;

  draw_hero (self, pen, bw_wall_row_find (rows, ROLE_TEAMS), u, x, width);
  bw_wall_sheet_draw_rule (self, pen->cr, x, RULE * u, width);
  draw_count (self, pen, bw_wall_row_find (rows, ROLE_MEMBERS), u, x, (SECOND - 20.0) * u);
  draw_count (self, pen, bw_wall_row_find (rows, ROLE_BRANCHES), u, x + SECOND * u, width - SECOND * u);
  bw_wall_sheet_draw_rule (self, pen->cr, x, COUNTS_RULE * u, width);
  taken = bw_wall_pen_write (pen, lent->value, lent->is_muted ? 42.0 * u : 68.0 * u, PANGO_WEIGHT_ULTRABOLD,
                             lent->is_muted ? &palette->fg2 : &palette->fg, x + width, LENT * u, 1.0, width * 0.5);
  if (lent->state != NULL)
    taken += 30.0 * u + bw_wall_sheet_draw_state (self, pen, lent, 34.0 * u, x + width - taken - 30.0 * u, LENT * u,
                                                  width * 0.4);
  bw_wall_pen_write (pen, lent->name, 44.0 * u, PANGO_WEIGHT_NORMAL, &palette->fg2, x, LENT * u, 0.0,
                     width - taken - 20.0 * u);
  draw_lenders (self, pen, u, x, width);
}

static void
bw_wall_posts_scene_draw (BwWallSheet *self,
                          BwWallPen   *pen,
                          double       width,
                          double       height)
{
  static const BwColor ground = BW_WALL_PANEL_COLOR;
  double u = bw_wall_sheet_fit (self, HEIGHT);
  double margin = BW_WALL_MARGIN * u;
  double panel = (width - 2.0 * margin - GAP * u) / 2.0;
  double inner = panel - 2.0 * INSET * u;
  double second = margin + panel + GAP * u;

  bw_wall_sheet_fill_box (pen->cr, &ground, margin, TOP * u, panel, (BOTTOM - TOP) * u, RADIUS * u);
  bw_wall_sheet_fill_box (pen->cr, &ground, second, TOP * u, panel, (BOTTOM - TOP) * u, RADIUS * u);
  draw_hero (self, pen, bw_wall_row_find (bw_wall_sheet_get_rows (self), ROLE_POSTS), u, margin + INSET * u, inner);
  draw_checks (self, pen, u, margin + INSET * u, inner);
  draw_teams (self, pen, u, second + INSET * u, inner);
}

static void
bw_wall_posts_scene_finalize (GObject *object)
{
  g_clear_pointer (&BW_WALL_POSTS_SCENE (object)->book, bw_checkpoint_book_free);

  G_OBJECT_CLASS (bw_wall_posts_scene_parent_class)->finalize (object);
}

static void
bw_wall_posts_scene_class_init (BwWallPostsSceneClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = bw_wall_posts_scene_finalize;
  BW_WALL_SCENE_CLASS (klass)->is_settled = bw_wall_posts_scene_is_settled;
  BW_WALL_SHEET_CLASS (klass)->read = bw_wall_posts_scene_read;
  BW_WALL_SHEET_CLASS (klass)->draw = bw_wall_posts_scene_draw;
}

static void
bw_wall_posts_scene_init (BwWallPostsScene *self)
{
  self->book = bw_checkpoint_book_new ();
}

GtkWidget *
bw_wall_posts_scene_new (BwDesk *desk)
{
  BwWallPostsScene *self = g_object_new (BW_TYPE_WALL_POSTS_SCENE, NULL);

  bw_wall_sheet_set_desk (BW_WALL_SHEET (self), desk);
  g_signal_connect_object (bw_desk_get_picture (desk), "changed", G_CALLBACK (on_picture_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
