# What the program's pages and pictures say in English.
#
# A site changes any of it: a file `theme/words/en.ftl` with the same names takes the place of these, message by message.
# No message holds HTML: what is emphasised comes in from outside.

# Between a figure and its word: a space at which no line breaks.
-nbsp = {"\u00A0"}

# Who serves the customer, as throughline.yaml says it.
-us = us

## Counts

count-processes = { $count ->
    [one] { $count }{ -nbsp }process
   *[other] { $count }{ -nbsp }processes
}
