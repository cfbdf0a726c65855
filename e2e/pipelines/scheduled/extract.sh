# What the tests change and commit again.
echo "first of $1"
